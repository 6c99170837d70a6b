"""The embedding models Dogear knows: catalogue, file checks, converter, and the bundled model."""
