/* Makes calls of the C library fail for files of a certain name; loaded into the program by LD_PRELOAD.

   STRESS_CALL   the call: open, read, write, fsync, fchmod, rename, readdir, or “thread” for pthread_create
   STRESS_NAME   a part of the path; other files are left alone
   STRESS_AFTER  how many calls go well first
   STRESS_ERROR  the value of errno; 0: the call is cut short instead: it moves one byte
*/
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static atomic_int calls;

/* Whether a call is to go wrong now. */
static int fails(const char *call, const char *path) {
  const char *wanted = getenv("STRESS_CALL");
  const char *name = getenv("STRESS_NAME");
  const char *after = getenv("STRESS_AFTER");
  if (!wanted || strcmp(wanted, call) != 0) return 0;
  if (name && path && !strstr(path, name)) return 0;
  return atomic_fetch_add(&calls, 1) >= (after ? atoi(after) : 0);
}

static int failsOn(const char *call, int descriptor) {
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return fails(call, path);
}

static int number(void) {
  const char *value = getenv("STRESS_ERROR");
  return value ? atoi(value) : EIO;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

int open(const char *path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  mode_t mode = flags & O_CREAT ? va_arg(arguments, mode_t) : 0;
  va_end(arguments);
  if (fails("open", path)) { errno = number(); return -1; }
  return REAL(open)(path, flags, mode);
}

ssize_t read(int descriptor, void *bytes, size_t count) {
  if (failsOn("read", descriptor)) {
    if (number() != 0) { errno = number(); return -1; }
    count = count < 1 ? count : 1;
  }
  return REAL(read)(descriptor, bytes, count);
}

ssize_t write(int descriptor, const void *bytes, size_t count) {
  if (failsOn("write", descriptor)) {
    if (number() != 0) { errno = number(); return -1; }
    count = count < 1 ? count : 1;
  }
  return REAL(write)(descriptor, bytes, count);
}

int fsync(int descriptor) {
  if (failsOn("fsync", descriptor)) { errno = number(); return -1; }
  return REAL(fsync)(descriptor);
}

int fchmod(int descriptor, mode_t mode) {
  if (failsOn("fchmod", descriptor)) { errno = number(); return -1; }
  return REAL(fchmod)(descriptor, mode);
}

int rename(const char *from, const char *to) {
  if (fails("rename", to)) { errno = number(); return -1; }
  return REAL(rename)(from, to);
}

struct dirent *readdir(DIR *folder) {
  if (failsOn("readdir", dirfd(folder))) { errno = number(); return NULL; }
  return REAL(readdir)(folder);
}

int pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*body)(void *), void *argument) {
  if (fails("thread", NULL)) return number();
  return REAL(pthread_create)(thread, attributes, body, argument);
}
