"""The dateline before a text: place, day and agency, and the forms in which agencies write it."""
