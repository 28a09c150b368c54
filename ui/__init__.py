"""The screens: they show values and forward wishes; the core decides."""
