"""Running rules over files: what is selected, what the configuration says, and what a run comes to."""
