#if canImport(Glibc)
    import func Glibc.mmap
    import func Glibc.munmap
    import var Glibc.MAP_ANONYMOUS
    import var Glibc.MAP_NORESERVE
    import var Glibc.MAP_PRIVATE
    import var Glibc.PROT_READ
    import var Glibc.PROT_WRITE
#elseif canImport(Musl)
    import func Musl.mmap
    import func Musl.munmap
    import var Musl.MAP_ANONYMOUS
    import var Musl.MAP_NORESERVE
    import var Musl.MAP_PRIVATE
    import var Musl.PROT_READ
    import var Musl.PROT_WRITE
#elseif canImport(Darwin)
    import func Darwin.mmap
    import func Darwin.munmap
    import var Darwin.MAP_ANONYMOUS
    import var Darwin.MAP_NORESERVE
    import var Darwin.MAP_PRIVATE
    import var Darwin.PROT_READ
    import var Darwin.PROT_WRITE
#endif

/// Zeroed host memory whose pages cost nothing until they are touched.
struct ZeroedPages: ~Copyable {
    /// The first byte.
    let bytes: UnsafeMutableRawPointer
    /// How many there are.
    let count: Int

    /// `nil` when the host has no address space left.
    init?(_ count: Int) {
        guard count > 0,
            let bytes = mmap(nil, count, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0),
            Int(bitPattern: bytes) != -1
        else { return nil }
        self.bytes = bytes
        self.count = count
    }

    deinit { _ = munmap(bytes, count) }
}
