"""Reports as programs print them: LibreOffice and Chromium, where they are installed."""
