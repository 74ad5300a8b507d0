"""Real published reports with truth checked by hand, where they are at hand."""
