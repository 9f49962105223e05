// Nothing: what it costs to start a Swift program that carries its standard library with it.
