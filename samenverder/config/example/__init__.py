"""The example region: Lindemeer, with three rounds of reflection. Fictional, always the same."""

from samenverder.config.example.region import SIGN_INS, example_is_loaded, load_example

__all__ = ["SIGN_INS", "example_is_loaded", "load_example"]
