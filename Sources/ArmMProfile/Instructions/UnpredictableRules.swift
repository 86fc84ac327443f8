/// When an encoding is UNPREDICTABLE: the "then UNPREDICTABLE" lines of its page, without those about IT blocks.
package struct UnpredictableRules: OptionSet, Sendable, Hashable {
    /// One bit for each rule.
    package let rawValue: UInt64
    /// The rules whose bits are set in `rawValue`.
    package init(rawValue: UInt64) { self.rawValue = rawValue }
    private init(bit: UInt64) { rawValue = 1 << bit }

    /// Rd, Rt, RdHi or the status register is SP.
    package static let rdSP = Self(bit: 0)
    /// Rd, Rt, RdHi or the status register is the PC.
    package static let rdPC = Self(bit: 1)
    /// Rn is SP.
    package static let rnSP = Self(bit: 2)
    /// Rn is the PC.
    package static let rnPC = Self(bit: 3)
    /// Rm is SP.
    package static let rmSP = Self(bit: 4)
    /// Rm is the PC.
    package static let rmPC = Self(bit: 5)
    /// Ra, Rt2 or RdLo is SP.
    package static let raSP = Self(bit: 6)
    /// Ra, Rt2 or RdLo is the PC.
    package static let raPC = Self(bit: 7)
    /// `d IN {13,15}`.
    package static let rd: Self = [.rdSP, .rdPC]
    /// `n IN {13,15}`.
    package static let rn: Self = [.rnSP, .rnPC]
    /// `m IN {13,15}`.
    package static let rm: Self = [.rmSP, .rmPC]
    /// `a IN {13,15}`.
    package static let ra: Self = [.raSP, .raPC]

    /// The two results are one register.
    package static let rdIsRa = Self(bit: 8)
    /// The base that is written back is a register that is transferred.
    package static let baseTransferred = Self(bit: 9)
    /// The status register is the base or the value.
    package static let statusOverlaps = Self(bit: 10)
    /// No registers.
    package static let listEmpty = Self(bit: 11)
    /// Fewer than two registers.
    package static let listShort = Self(bit: 12)
    /// SP is in the list.
    package static let listSP = Self(bit: 13)
    /// The PC is in the list.
    package static let listPC = Self(bit: 14)
    /// LR and the PC are both in the list.
    package static let listLRAndPC = Self(bit: 15)
    /// The base that is written back is in the list.
    package static let listBase = Self(bit: 16)
    /// Both registers are low, where another encoding serves.
    package static let bothLow = Self(bit: 17)
    /// Rn and Rm are both the PC.
    package static let bothPC = Self(bit: 18)
    /// MOV.W without S: the PC, or SP to SP; with S: SP or PC.
    package static let wideMove = Self(bit: 19)
    /// A field that is drawn twice has two values.
    package static let inconsistent = Self(bit: 20)
    /// msb is less than lsb.
    package static let fieldReversed = Self(bit: 21)
    /// lsb + widthm1 is more than 31.
    package static let fieldTooWide = Self(bit: 22)
    /// firstcond is 1111, or 1110 with an else.
    package static let ifThenCondition = Self(bit: 23)
    /// Neither I nor F.
    package static let changesNothing = Self(bit: 24)
    /// The mask is 00, or names bits that the register does not have.
    package static let statusMask = Self(bit: 25)
    /// A value of SYSm that is not assigned.
    package static let unassignedRegister = Self(bit: 26)
    /// A value of SYSm that Armv6-M does not assign: BASEPRI, BASEPRI_MAX and FAULTMASK.
    package static let armv7MRegister = Self(bit: 30)
    /// Writes back to the PC.
    package static let writesBackPC = Self(bit: 27)
    /// The destination is SP and what is added is not SP-like: a shift other than LSL #0 to 3.
    package static let stackPointerShift = Self(bit: 28)
    /// The destination is SP and Rn is not.
    package static let rdSPUnlessRnSP = Self(bit: 29)

    /// A list of floating-point registers that is empty, or goes past the last register.
    package static let registersBeyond = Self(bit: 31)
    /// More fraction bits than the fixed-point number has.
    package static let fractionTooLong = Self(bit: 32)
    /// The first of two consecutive single-precision registers is the last.
    package static let pairBeyond = Self(bit: 33)
}
