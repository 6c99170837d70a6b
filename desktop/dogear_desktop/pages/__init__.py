"""What the view of pages reckons with: where they are, what of them is drawn, what is selected."""
