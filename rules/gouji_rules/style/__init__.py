"""STY 文字: words, punctuation and names."""
