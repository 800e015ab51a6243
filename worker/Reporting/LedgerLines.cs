using MongCai.Poverty.Etl.Reconciliation;
using MongCai.Poverty.Etl.Reconciliation.Ledger;

namespace MongCai.Poverty.Etl.Reporting;

/// <summary>The ledger of households as totals.</summary>
internal static class LedgerLines
{
    public static LedgerFigures OfCity(ReconciliationResult result)
    {
        var ledger = result.Ledger;
        var agrees = ledger.Opening == result.City.Baseline && ledger.Closing == result.City.Closing.Households;
        return Build(ledger.Wards.All(ward => ward.IsKnown), ledger.Opening, ledger.Exited, ledger.Left, ledger.Entered, ledger.Closing, agrees);
    }

    public static LedgerFigures OfWard(ReconciliationResult result, WardPosition ward)
    {
        var ledger = result.Ledger[ward.Ward.Code];
        var agrees = ledger.Opening == ward.Baseline && ledger.Closing == ward.Closing.Households;
        return Build(ledger.IsKnown, ledger.Opening, ledger.Exited, ledger.Left, ledger.Entered, ledger.Closing, agrees);
    }

    private static LedgerFigures Build(bool known, int opening, int exited, int left, int entered, int closing, bool agrees) => new(
        known,
        VietnameseText.Count(opening),
        VietnameseText.Count(exited),
        VietnameseText.Count(left - exited),
        VietnameseText.Count(entered),
        VietnameseText.Count(closing),
        VietnameseText.Signed(closing - opening),
        agrees,
        $"Đầu năm {VietnameseText.Padded(opening)} hộ, thoát cận nghèo {VietnameseText.Padded(exited)} hộ, giảm khác {VietnameseText.Padded(left - exited)} hộ, "
        + $"tăng {VietnameseText.Padded(entered)} hộ, cuối kỳ {VietnameseText.Padded(closing)} hộ (tăng, giảm thực: {VietnameseText.Signed(closing - opening)} hộ).");
}
