// Put under a process with LD_PRELOAD, makes its disk slow or faulty: flushes take longer, flushes and writes fail.
//   FAULTY_DISK_UNDER         a part of the paths that are concerned
//   FAULTY_DISK_MICROSECONDS  how much longer each flush takes
//   FAULTY_DISK_CONTROL       a file of six numbers (struct control) which another process changes meanwhile
// Used by the tests of accidents and by bench/run.sh --flush.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

struct control {
  _Atomic long flushes_before, flushes_failing, writes_before, writes_failing, flushes_seen, microseconds;
};

static struct control own;
static struct control *control = &own;
static const char *under;

__attribute__((constructor)) static void begin(void) {
  const char *path = getenv("FAULTY_DISK_CONTROL");
  const char *slow = getenv("FAULTY_DISK_MICROSECONDS");
  under = getenv("FAULTY_DISK_UNDER");
  if (slow) own.microseconds = atol(slow);
  int fd = path ? open(path, O_RDWR | O_CLOEXEC) : -1;
  if (fd < 0) return;
  void *shared = mmap(NULL, sizeof own, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  if (shared != MAP_FAILED) control = shared;
  close(fd);
}

static int concerned(int fd) {
  char link[64], path[4096];
  if (!under) return 0;
  int before = errno;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  errno = before;
  if (length <= 0) return 0;
  path[length] = 0;
  return strstr(path, under) != NULL;
}

static int fails(_Atomic long *before, _Atomic long *failing) {
  if (atomic_load(failing) <= 0 || atomic_fetch_sub(before, 1) > 0) return 0;
  return atomic_fetch_sub(failing, 1) > 0;
}

static int flush(const char *name, int fd) {
  if (concerned(fd)) {
    atomic_fetch_add(&control->flushes_seen, 1);
    long wait = atomic_load(&control->microseconds);
    if (wait > 0) usleep((useconds_t)wait);
    if (fails(&control->flushes_before, &control->flushes_failing)) {
      errno = EIO;
      return -1;
    }
  }
  int (*next)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
  return next(fd);
}

static int full(int fd) {
  if (atomic_load(&control->writes_failing) <= 0 || !concerned(fd) || !fails(&control->writes_before, &control->writes_failing)) return 0;
  errno = ENOSPC;
  return 1;
}

int fsync(int fd) { return flush("fsync", fd); }

int fdatasync(int fd) { return flush("fdatasync", fd); }

ssize_t write(int fd, const void *data, size_t count) {
  static ssize_t (*next)(int, const void *, size_t);
  if (!next) next = (ssize_t(*)(int, const void *, size_t))dlsym(RTLD_NEXT, "write");
  return full(fd) ? -1 : next(fd, data, count);
}

static ssize_t write_at(int fd, const void *data, size_t count, off_t at) {
  static ssize_t (*next)(int, const void *, size_t, off_t);
  if (!next) next = (ssize_t(*)(int, const void *, size_t, off_t))dlsym(RTLD_NEXT, "pwrite64");
  return full(fd) ? -1 : next(fd, data, count, at);
}

ssize_t pwrite(int fd, const void *data, size_t count, off_t at) { return write_at(fd, data, count, at); }

ssize_t pwrite64(int fd, const void *data, size_t count, off64_t at) { return write_at(fd, data, count, at); }
