"""Bytes to Document, one file a format. A reader says what stands where and interprets nothing."""
