"""Running rules over files: configuration, selection, the walk over folders, and the outcome."""
