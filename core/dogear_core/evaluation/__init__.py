"""How well the engine finds things: judged questions in, measures with their uncertainty out."""
