"""The shared model: frozen and slotted, no input or output. Construct once; nobody edits after."""
