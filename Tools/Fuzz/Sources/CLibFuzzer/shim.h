#pragma once
#include <stddef.h>
#include <stdint.h>

/// Runs libFuzzer with the options of a command line (compiler-rt, FuzzerInterface.h).
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*callback)(const uint8_t *start, size_t count));
