using MongCai.Poverty.Etl.Reconciliation;

namespace MongCai.Poverty.Etl.Reporting.Models.Reports;

/// <summary>The ledger of households as totals.</summary>
internal static class LedgerLines
{
    public static LedgerFigures OfCity(ReconciliationResult result)
    {
        var ledger = result.Ledger;
        var agrees = ledger.Opening == result.City.Baseline && ledger.Closing == result.City.Closing.Households;
        return Build(ledger.Wards.All(ward => ward.IsKnown), ledger.Opening, ledger.Exited, ledger.LeftOtherwise, ledger.Entered, ledger.Closing, ledger.NetChange, agrees);
    }

    public static LedgerFigures OfWard(ReconciliationResult result, WardPosition ward)
    {
        var ledger = result.Ledger[ward.Ward.Code];
        var agrees = ledger.Opening == ward.Baseline && ledger.Closing == ward.Closing.Households;
        return Build(ledger.IsKnown, ledger.Opening, ledger.Exited, ledger.LeftOtherwise, ledger.Entered, ledger.Closing, ledger.NetChange, agrees);
    }

    private static LedgerFigures Build(bool known, int opening, int exited, int otherwise, int entered, int closing, int net, bool agrees) => new(
        known,
        VietnameseText.Count(opening),
        VietnameseText.Count(exited),
        VietnameseText.Count(otherwise),
        VietnameseText.Count(entered),
        VietnameseText.Count(closing),
        VietnameseText.Signed(net),
        agrees,
        $"Đầu năm {VietnameseText.Padded(opening)} hộ, thoát cận nghèo {VietnameseText.Padded(exited)} hộ, giảm khác {VietnameseText.Padded(otherwise)} hộ, "
        + $"tăng {VietnameseText.Padded(entered)} hộ, cuối kỳ {VietnameseText.Padded(closing)} hộ (tăng, giảm thực: {VietnameseText.Signed(net)} hộ).");
}
