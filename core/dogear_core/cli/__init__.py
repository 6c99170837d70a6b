"""The command line: parse, call the engine, print. All sentences a person reads there are here."""
