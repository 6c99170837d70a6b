# Read by CMake at the start of the llama.cpp project. llama-cpp-python forces this option on in the
# cache, where no command-line setting can undo it; a normal variable goes before the cache.
set(LLAMA_BUILD_COMMON OFF)
