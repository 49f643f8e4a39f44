// Moves the wall clock of a process by as many seconds as a file says, at once and for all its threads: LD_PRELOAD=jumping-clock.so.
//   JUMPING_CLOCK_CONTROL     a file of one number which another process changes meanwhile
// What is measured rather than dated (CLOCK_MONOTONIC) goes on as it was, as when a machine's clock is set. For the tests of jumping clocks.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static _Atomic int64_t none;
static _Atomic int64_t *ahead = &none;

__attribute__((constructor)) static void start(void) {
  const char *file = getenv("JUMPING_CLOCK_CONTROL");
  int fd = file ? open(file, O_RDONLY | O_CLOEXEC) : -1;
  void *map = fd < 0 ? MAP_FAILED : mmap(NULL, sizeof *ahead, PROT_READ, MAP_SHARED, fd, 0);
  if (fd >= 0) close(fd);
  // A test with a clock that cannot jump would prove nothing.
  if (file && map == MAP_FAILED) abort();
  if (map != MAP_FAILED) ahead = map;
}

int clock_gettime(clockid_t id, struct timespec *now) {
  static int (*real)(clockid_t, struct timespec *);
  if (!real) real = dlsym(RTLD_NEXT, "clock_gettime");
  int result = real(id, now);
  if (result == 0 && (id == CLOCK_REALTIME || id == CLOCK_REALTIME_COARSE)) now->tv_sec += *ahead;
  return result;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone) {
  static int (*real)(struct timeval *, void *);
  if (!real) real = dlsym(RTLD_NEXT, "gettimeofday");
  int result = real(now, zone);
  if (result == 0) now->tv_sec += *ahead;
  return result;
}

time_t time(time_t *now) {
  struct timespec at;
  clock_gettime(CLOCK_REALTIME, &at);
  if (now) *now = at.tv_sec;
  return at.tv_sec;
}
