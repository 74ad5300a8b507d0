"""What several tests share: true reports, the shapes they are printed in, reading them back."""
