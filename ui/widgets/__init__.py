"""Parts of screens that know no feature: tokens, icons, labels, buttons, cards and layers."""
