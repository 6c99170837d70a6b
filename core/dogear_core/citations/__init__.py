"""Citations followed back to their source: found again in the file, and shown on its pages."""
