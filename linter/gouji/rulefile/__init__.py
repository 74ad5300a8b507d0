"""Rules as data: a TOML file with Chinese or English keys becomes rules like any other. Nothing in it is run."""
