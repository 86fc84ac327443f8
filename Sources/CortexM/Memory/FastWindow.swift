/// A stretch of plain memory that an aligned load, or store, reaches with one compare. Closed while the MPU is on.
struct FastWindow {
    /// Its first address.
    var base: UInt32
    /// How many bytes, half-words and words it has. An aligned access is inside when its offset, rotated right by the
    /// access's shift, is below the count: bits that break the alignment come out on top.
    var byteCount: UInt32
    /// See `byteCount`.
    var halfwordCount: UInt32
    /// See `byteCount`.
    var wordCount: UInt32
    /// The bank's bytes.
    var bytes: UnsafeMutableRawPointer
    /// The bank's `storeGuard`.
    var storeGuard: UnsafeMutablePointer<UInt8>

    /// The window that contains nothing.
    static func closed(_ bytes: UnsafeMutableRawPointer, _ storeGuard: UnsafeMutablePointer<UInt8>) -> FastWindow {
        FastWindow(base: 0, size: 0, bytes: bytes, storeGuard: storeGuard)
    }

    /// A window on `size` bytes.
    init(base: UInt32, size: Int, bytes: UnsafeMutableRawPointer, storeGuard: UnsafeMutablePointer<UInt8>) {
        self.base = base
        let size = UInt32(clamping: size)
        byteCount = size
        halfwordCount = size >> 1
        wordCount = size >> 2
        self.bytes = bytes
        self.storeGuard = storeGuard
    }

    /// The same, without anything in it.
    mutating func close() {
        byteCount = 0
        halfwordCount = 0
        wordCount = 0
    }
}
