import GalleyCommand

Galley.main()
