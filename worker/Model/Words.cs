using System.Globalization;

namespace MongCai.Poverty.Etl.Model;

/// <summary>Sex as the form knows it.</summary>
public enum Sex
{
    /// <summary>Nam.</summary>
    Male,

    /// <summary>Nữ.</summary>
    Female,
}

/// <summary>Status of a household on the list (contract §1, "Biểu 02-DS").</summary>
public enum HouseholdStatus
{
    /// <summary>Cận nghèo: on the list.</summary>
    NearPoor,

    /// <summary>Thoát cận nghèo: left the list.</summary>
    Exited,

    /// <summary>Trở thành hộ nghèo: left the list.</summary>
    BecamePoor,

    /// <summary>Giảm khác: left the list.</summary>
    OtherDecrease,

    /// <summary>Hộ nghèo trở thành hộ cận nghèo: on the list.</summary>
    FromPoor,

    /// <summary>Tái cận nghèo: on the list.</summary>
    Relapsed,

    /// <summary>Phát sinh mới: on the list.</summary>
    New,

    /// <summary>Tăng khác: on the list.</summary>
    OtherIncrease,
}

/// <summary>Policy of a support line (contract §1, "Biểu 03-HT").</summary>
public enum SupportPolicy
{
    /// <summary>Y tế.</summary>
    Health,

    /// <summary>Giáo dục.</summary>
    Education,

    /// <summary>Nhà ở.</summary>
    Housing,

    /// <summary>Tín dụng ưu đãi.</summary>
    Credit,

    /// <summary>Đào tạo nghề.</summary>
    VocationalTraining,

    /// <summary>Khác.</summary>
    Other,
}

/// <summary>The fixed words of the contract's JSON and of the store.</summary>
public static class Words
{
    private static readonly Dictionary<HouseholdStatus, string> Statuses = new()
    {
        [HouseholdStatus.NearPoor] = "near_poor",
        [HouseholdStatus.Exited] = "exited",
        [HouseholdStatus.BecamePoor] = "became_poor",
        [HouseholdStatus.OtherDecrease] = "other_decrease",
        [HouseholdStatus.FromPoor] = "from_poor",
        [HouseholdStatus.Relapsed] = "relapsed",
        [HouseholdStatus.New] = "new",
        [HouseholdStatus.OtherIncrease] = "other_increase",
    };

    private static readonly Dictionary<SupportPolicy, string> Policies = new()
    {
        [SupportPolicy.Health] = "health",
        [SupportPolicy.Education] = "education",
        [SupportPolicy.Housing] = "housing",
        [SupportPolicy.Credit] = "credit",
        [SupportPolicy.VocationalTraining] = "vocational_training",
        [SupportPolicy.Other] = "other",
    };

    /// <summary><c>near_poor</c> and so on.</summary>
    public static string Word(this HouseholdStatus status) => Statuses[status];

    /// <summary><c>vocational_training</c> and so on.</summary>
    public static string Word(this SupportPolicy policy) => Policies[policy];

    /// <summary><c>male</c>, <c>female</c>.</summary>
    public static string Word(this Sex sex) => sex == Sex.Male ? "male" : "female";

    /// <summary><c>info</c>, <c>warning</c>, <c>error</c>.</summary>
    public static string Word(this Severity severity) => severity.ToString().ToLower(CultureInfo.InvariantCulture);

    /// <summary>The status under a word.</summary>
    /// <exception cref="InvalidOperationException">No such word.</exception>
    public static HouseholdStatus Status(string word) => Statuses.First(pair => pair.Value == word).Key;

    /// <summary>The policy under a word.</summary>
    /// <exception cref="InvalidOperationException">No such word.</exception>
    public static SupportPolicy Policy(string word) => Policies.First(pair => pair.Value == word).Key;

    /// <summary>True for the statuses of households that are on the list of near-poor households.</summary>
    public static bool IsOnList(this HouseholdStatus status) =>
        status is not (HouseholdStatus.Exited or HouseholdStatus.BecamePoor or HouseholdStatus.OtherDecrease);
}

/// <summary>Sentences in Vietnamese that are put together from words.</summary>
public static class Sentences
{
    /// <summary>A text as a sentence or a cell begins with it, <c>Toàn thành phố</c>.</summary>
    public static string Beginning(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
