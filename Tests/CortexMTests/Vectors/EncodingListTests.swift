import ArmMProfile
import Foundation
import Testing

/// The folder of the instruction vectors.
let vectorsFolder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "fixtures/vectors")

extension Encoding {
    /// What tells a row from all others in the list and in the vector files.
    var vectorKey: String { "\(title) \(name) | \(diagram)" }
}

@Suite("The list of encodings")
struct EncodingListTests {
    private static let rules: [(rule: UnpredictableRules, name: String)] = [
        (.rdSP, "rdSP"), (.rdPC, "rdPC"), (.rnSP, "rnSP"), (.rnPC, "rnPC"), (.rmSP, "rmSP"), (.rmPC, "rmPC"), (.raSP, "raSP"),
        (.raPC, "raPC"), (.rdIsRa, "rdIsRa"), (.baseTransferred, "baseTransferred"), (.statusOverlaps, "statusOverlaps"),
        (.listEmpty, "listEmpty"), (.listShort, "listShort"), (.listSP, "listSP"), (.listPC, "listPC"),
        (.listLRAndPC, "listLRAndPC"), (.listBase, "listBase"), (.bothLow, "bothLow"), (.bothPC, "bothPC"),
        (.wideMove, "wideMove"), (.inconsistent, "inconsistent"), (.fieldReversed, "fieldReversed"),
        (.fieldTooWide, "fieldTooWide"), (.ifThenCondition, "ifThenCondition"), (.changesNothing, "changesNothing"),
        (.statusMask, "statusMask"), (.unassignedRegister, "unassignedRegister"), (.writesBackPC, "writesBackPC"),
        (.stackPointerShift, "stackPointerShift"), (.rdSPUnlessRnSP, "rdSPUnlessRnSP"),
        (.armv7MRegister, "armv7MRegister"), (.registersBeyond, "registersBeyond"), (.fractionTooLong, "fractionTooLong"),
        (.pairBeyond, "pairBeyond"),
    ]

    @Test("The list that the vectors are made from is the table's, row by row")
    func listIsCurrent() throws {
        var text = "# operation | title name | diagram | not when | since | UNPREDICTABLE when\n"
        for row in Encoding.table {
            let known = Self.rules.filter { !row.unpredictable.isDisjoint(with: $0.rule) }
            let all = known.reduce(into: UnpredictableRules()) { $0.formUnion($1.rule) }
            #expect(all == row.unpredictable, "a rule of \(row.vectorKey) has no name here")
            let fields = [
                "\(row.operation)", row.vectorKey, row.unless.joined(separator: ", "),
                row.needs == .none ? "\(row.since)" : "\(row.needs)",
                known.map(\.name).joined(separator: " "),
            ]
            text += fields.joined(separator: " | ") + "\n"
        }
        #expect(Set(Encoding.table.map { "\($0.vectorKey) \($0.since)" }).count == Encoding.table.count)
        let file = vectorsFolder.appending(path: "encodings.txt")
        if ProcessInfo.processInfo.environment["FAULTLINE_UPDATE_GOLDENS"] != nil {
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        let golden = try String(contentsOf: file, encoding: .utf8)
        let changed = text.split(separator: "\n").difference(from: golden.split(separator: "\n"))
        #expect(
            changed.isEmpty,
            "write it with FAULTLINE_UPDATE_GOLDENS=1 and make the vectors anew with Tools/vectors/make_vectors.py: \(changed)")
    }
}
