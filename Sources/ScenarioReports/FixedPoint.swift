/// A non-negative number with a fixed number of decimals, whatever the locale.
func fixedPoint(_ value: Double, places: Int) -> String {
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let scaled = (max(0, value) * scale).rounded()
    guard scaled.isFinite, scaled < 1e15 else { return "0" }
    let digits = String(Int64(scaled))
    guard places > 0 else { return digits }
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    return padded.dropLast(places) + "." + padded.suffix(places)
}
