"""Every rule of the built-in pack: its own examples, and what holds for all of them."""
