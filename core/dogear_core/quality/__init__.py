"""How well a library finds what is in it, measured on questions made from itself."""
