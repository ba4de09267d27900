"""The style page for developers, /styleguide/: every component of the public site, on a developer's machine only."""
