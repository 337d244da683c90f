#define _GNU_SOURCE 1
#define _DARWIN_C_SOURCE 1

#include "CLineEditor.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <sys/select.h>
#include <unistd.h>

// Someone who presses Ctrl-C this often without being heard wants out.
enum { PATIENCE = 5 };

static volatile sig_atomic_t raised;
static struct sigaction before;
static int installed;

static volatile sig_atomic_t is_waiting;
static pthread_t waiter;

static void on_interrupt(int signal_number) {
  // The system may pick any thread; the one that waits for input has to come back.
  if (is_waiting && !pthread_equal(pthread_self(), waiter)) {
    pthread_kill(waiter, signal_number);
    return;
  }
  if (raised < PATIENCE) {
    raised = raised + 1;
    return;
  }
  signal(signal_number, SIG_DFL);
  raise(signal_number);
}

void le_interrupt_install(void) {
  if (installed++ > 0) return;
  struct sigaction action = {0};
  action.sa_handler = on_interrupt;
  sigemptyset(&action.sa_mask);
  // No SA_RESTART: a blocked read has to come back.
  sigaction(SIGINT, &action, &before);
}

void le_interrupt_remove(void) {
  if (installed == 0 || --installed > 0) return;
  sigaction(SIGINT, &before, NULL);
}

bool le_interrupt_raised(void) { return raised > 0; }

void le_interrupt_clear(void) { raised = 0; }

ssize_t le_read_interruptible(int descriptor, void *bytes, size_t count) {
  if (descriptor < 0 || descriptor >= FD_SETSIZE) return read(descriptor, bytes, count);
  // The signal stays blocked except inside pselect, so it cannot slip in between the look at the flag and the wait.
  sigset_t interrupt, mask, open_mask;
  sigemptyset(&interrupt);
  sigaddset(&interrupt, SIGINT);
  pthread_sigmask(SIG_BLOCK, &interrupt, &mask);
  // A thread of a pool may have it blocked already.
  open_mask = mask;
  sigdelset(&open_mask, SIGINT);
  waiter = pthread_self();
  is_waiting = 1;
  ssize_t got = -1;
  if (raised > 0) {
    errno = EINTR;
  } else {
    fd_set wanted;
    FD_ZERO(&wanted);
    FD_SET(descriptor, &wanted);
    if (pselect(descriptor + 1, &wanted, NULL, NULL, NULL, &open_mask) > 0) got = read(descriptor, bytes, count);
  }
  int error = errno;
  is_waiting = 0;
  pthread_sigmask(SIG_SETMASK, &mask, NULL);
  errno = error;
  return got;
}
