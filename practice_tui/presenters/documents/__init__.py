"""Documents to hand over: values made of blocks, written as HTML, Markdown or plain text."""
