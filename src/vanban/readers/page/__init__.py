"""From words and rules on a page to blocks: shared by PDF text layers and by recognised scans.

Lengths are in points, y grows downwards. The way is: words → table grids and what stands in them →
lines → columns side by side → paragraphs.
"""
