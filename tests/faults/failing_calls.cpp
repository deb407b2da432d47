// Preloaded before a program (LD_PRELOAD): lets the n-th call that changes files fail, once or from then on.
// FAIL_CALL=n (0: none fails, and the number of calls is written to FAIL_COUNT), FAIL_ERRNO=number,
// FAIL_ALWAYS=1: all calls from the n-th on. Counted are open with O_CREAT, mkdir, write, fsync and rename.
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>

namespace {

long number_in(const char* name) {
  const char* const text = std::getenv(name);
  return text == nullptr ? 0 : std::strtol(text, nullptr, 10);
}

std::atomic<long> calls{0};

bool fails() {
  static const long wanted = number_in("FAIL_CALL");
  static const bool always = number_in("FAIL_ALWAYS") != 0;
  static const int error = static_cast<int>(number_in("FAIL_ERRNO"));
  const long call = ++calls;
  if (wanted == 0 || (always ? call < wanted : call != wanted)) return false;
  errno = error;
  return true;
}

template <class Function>
Function* real(const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

bool is_regular(int descriptor) {
  struct stat status = {};
  return ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
}

struct Count {
  ~Count() {
    const char* const file = std::getenv("FAIL_COUNT");
    if (file == nullptr) return;
    if (std::FILE* const stream = std::fopen(file, "w")) {
      std::fprintf(stream, "%ld\n", calls.load());
      std::fclose(stream);
    }
  }
} count;

}  // namespace

extern "C" {

int open(const char* path, int flags, ...) {
  static auto* const next = real<int(const char*, int, ...)>("open");
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = (flags & (O_CREAT | __O_TMPFILE)) != 0 ? va_arg(arguments, mode_t) : 0;
  va_end(arguments);
  if ((flags & (O_CREAT | __O_TMPFILE)) != 0 && fails()) return -1;
  return next(path, flags, mode);
}

int open64(const char* path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = (flags & (O_CREAT | __O_TMPFILE)) != 0 ? va_arg(arguments, mode_t) : 0;
  va_end(arguments);
  return open(path, flags, mode);
}

int mkdir(const char* path, mode_t mode) {
  static auto* const next = real<int(const char*, mode_t)>("mkdir");
  return fails() ? -1 : next(path, mode);
}

ssize_t write(int descriptor, const void* data, size_t size) {
  static auto* const next = real<ssize_t(int, const void*, size_t)>("write");
  if (is_regular(descriptor) && fails()) return -1;
  return next(descriptor, data, size);
}

int fsync(int descriptor) {
  static auto* const next = real<int(int)>("fsync");
  return fails() ? -1 : next(descriptor);
}

int rename(const char* from, const char* to) {
  static auto* const next = real<int(const char*, const char*)>("rename");
  return fails() ? -1 : next(from, to);
}

}  // extern "C"
