using MongCai.Poverty.Etl.Reconciliation;
using MongCai.Poverty.Etl.Reconciliation.Ledger;

namespace MongCai.Poverty.Etl.Reporting.Models.Reports;

/// <summary>The ledger of households as totals.</summary>
internal static class LedgerLines
{
    public static LedgerFigures OfCity(ReconciliationResult result) => Build(result.Ledger, result.Ledger.Agrees(result.City.Baseline, result.City.Closing));

    public static LedgerFigures OfWard(ReconciliationResult result, WardPosition ward)
    {
        var ledger = result.Ledger[ward.Ward.Code];
        return Build(ledger, ledger.Agrees(ward.Baseline, ward.Closing));
    }

    private static LedgerFigures Build(LedgerTotals ledger, bool agrees) => new(
        ledger.IsKnown,
        VietnameseText.Count(ledger.Opening),
        VietnameseText.Count(ledger.Exited),
        VietnameseText.Count(ledger.LeftOtherwise),
        VietnameseText.Count(ledger.Entered),
        VietnameseText.Count(ledger.Closing),
        VietnameseText.Signed(ledger.NetChange),
        agrees,
        $"Đầu năm {VietnameseText.Padded(ledger.Opening)} hộ, thoát cận nghèo {VietnameseText.Padded(ledger.Exited)} hộ, giảm khác {VietnameseText.Padded(ledger.LeftOtherwise)} hộ, "
        + $"tăng {VietnameseText.Padded(ledger.Entered)} hộ, cuối kỳ {VietnameseText.Padded(ledger.Closing)} hộ (tăng, giảm thực: {VietnameseText.Signed(ledger.NetChange)} hộ).");
}
