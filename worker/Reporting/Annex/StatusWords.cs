using MongCai.Poverty.Etl.Model;

namespace MongCai.Poverty.Etl.Reporting.Annex;

/// <summary>A household's status as the form says it.</summary>
internal static class StatusWords
{
    /// <summary>The words of a status; of none, that the list gives no reason.</summary>
    public static string Of(HouseholdStatus? status) => status switch
    {
        HouseholdStatus.NearPoor => "Cận nghèo",
        HouseholdStatus.Exited => "Thoát cận nghèo",
        HouseholdStatus.BecamePoor => "Trở thành hộ nghèo",
        HouseholdStatus.OtherDecrease => "Giảm khác",
        HouseholdStatus.FromPoor => "Hộ nghèo trở thành hộ cận nghèo",
        HouseholdStatus.Relapsed => "Tái cận nghèo",
        HouseholdStatus.New => "Phát sinh mới",
        HouseholdStatus.OtherIncrease => "Tăng khác",
        null => "Không ghi lý do",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Unknown status."),
    };
}
