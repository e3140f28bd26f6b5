"""The page *Projects*: every author's folder, what is at work, and what waits for it."""
