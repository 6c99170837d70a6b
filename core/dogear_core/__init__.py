"""The engine of Dogear: folder -> read -> chunk -> embed -> index -> query -> cite."""
