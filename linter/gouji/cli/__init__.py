"""The command line: parse arguments, call the engine, choose a formatter."""
