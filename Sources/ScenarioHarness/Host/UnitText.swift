/// Amounts as people read them: in the largest unit that they are a whole number of.
package enum UnitText {
    /// `64 KiB`; `unit` is what single bytes are called.
    package static func bytes(_ count: some UnsignedInteger, unit: String = "B") -> String {
        if count > 0, count % (1 << 20) == 0 { return "\(count >> 20) MiB" }
        return count > 0 && count % 1024 == 0 ? "\(count >> 10) KiB" : "\(count) \(unit)"
    }

    /// `2 s`.
    package static func time(milliseconds: UInt32) -> String {
        milliseconds % 1000 == 0 ? "\(milliseconds / 1000) s" : "\(milliseconds) ms"
    }
}
