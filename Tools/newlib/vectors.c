// The vector table in front of newlib's start-up, and for the UART build the system calls that newlib asks of a board.
#include <stdint.h>

extern uint32_t __stack[];
void reset(void);
static void fault(void) {
    for (;;) {}
}

__attribute__((section(".vectors"), used)) static void *const vectors[] = {
    __stack, reset, fault, fault, fault, fault, fault, 0, 0, 0, 0, fault, fault, 0, fault, fault,
};

#ifdef UART
#include <errno.h>
#include <sys/stat.h>

#define REGISTER(address) (*(volatile uint32_t *)(address))

extern char __data_start[], __data_load[], __data_end[], __bss_start__[], __bss_end__[], end[], __heap_limit[];
extern int main(void);
__attribute__((noinline)) void finished(void);
void _init(void) {}
void _fini(void) {}

void reset(void) {
    for (char *to = __data_start, *from = __data_load; to < __data_end;) { *to++ = *from++; }
    for (char *to = __bss_start__; to < __bss_end__;) { *to++ = 0; }
    REGISTER(0x40004010) = 16;
    REGISTER(0x40004008) = 1;
    main();
    finished();
}

void finished(void) {
    for (;;) {}
}

int _write(int file, const char *text, int length) {
    (void)file;
    for (int i = 0; i < length; i++) {
        while (REGISTER(0x40004004) & 1) {}
        REGISTER(0x40004000) = (uint8_t)text[i];
    }
    return length;
}

void *_sbrk(int bytes) {
    static char *heap = end;
    if (bytes > __heap_limit - heap) {
        errno = ENOMEM;
        return (void *)-1;
    }
    heap += bytes;
    return heap - bytes;
}

int _read(int file, char *text, int length) { (void)file, (void)text, (void)length; return 0; }
int _close(int file) { (void)file; return -1; }
int _lseek(int file, int offset, int whence) { (void)file, (void)offset, (void)whence; return 0; }
int _isatty(int file) { (void)file; return 1; }
int _getpid(void) { return 1; }
int _kill(int process, int signal) { (void)process, (void)signal; return -1; }
int _fstat(int file, struct stat *status) {
    (void)file;
    status->st_mode = S_IFCHR;
    return 0;
}
void _exit(int status) {
    (void)status;
    finished();
    for (;;) {}
}
#else
extern char __data_start[], __data_load[], __data_end[];
void _start(void);

void reset(void) {
    for (char *to = __data_start, *from = __data_load; to < __data_end;) { *to++ = *from++; }
    _start();
}
#endif
