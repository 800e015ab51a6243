namespace MongCai.Poverty.Etl.Reporting.Models.Reports;

/// <summary>Head and foot of a document and the words of the mail around it (Nghị định 30/2020, Phụ lục I).</summary>
public sealed record HeadFigures
{
    /// <summary>Beginning of the subject line, <c>[Giảm nghèo Móng Cái]</c>.</summary>
    public required string SubjectPrefix { get; init; }

    /// <summary>Superior body, one line each; empty when there is none.</summary>
    public required IReadOnlyList<string> Parent { get; init; }

    /// <summary>Issuing body, one line each.</summary>
    public required IReadOnlyList<string> Organisation { get; init; }

    /// <summary>Issuing body in running text, <c>Phòng Lao động - Thương binh và Xã hội thành phố Móng Cái</c>.</summary>
    public required string OrganisationName { get; init; }

    /// <summary><c>Số:        /BC-LĐTBXH</c>, the number left open until it is issued.</summary>
    public required string Number { get; init; }

    /// <summary>Date of the document, <c>2024-04-05</c>.</summary>
    public required DateOnly Date { get; init; }

    /// <summary><c>Móng Cái, ngày 05 tháng 4 năm 2024</c>.</summary>
    public required string PlaceAndDate { get; init; }

    /// <summary>Under the title of an annex: <c>(Kèm theo Báo cáo số        /BC-LĐTBXH ngày 05 tháng 4 năm 2024 của …)</c>.</summary>
    public required string AnnexNote { get; init; }

    /// <summary>Trích yếu, <c>Kết quả thực hiện … tuần 13/2024</c>.</summary>
    public required string Summary { get; init; }

    /// <summary>Kính gửi; may be empty.</summary>
    public required IReadOnlyList<string> Addressees { get; init; }

    /// <summary>Authority and title lines of the signer, in capitals.</summary>
    public required IReadOnlyList<string> SignerTitles { get; init; }

    /// <summary>Name of the signer; null while it is left to the office.</summary>
    public required string? SignerName { get; init; }

    /// <summary>Nơi nhận, without the leading dash; the last one is "Lưu: …".</summary>
    public required IReadOnlyList<string> Copies { get; init; }

    /// <summary>Whom to ask, at the foot of the mail.</summary>
    public required string Contact { get; init; }
}

/// <summary>The plan the report measures against.</summary>
public sealed record PlanFigures
{
    /// <summary><c>57/KH-UBND</c>.</summary>
    public required string Number { get; init; }

    /// <summary><c>16/02/2024</c>.</summary>
    public required string Date { get; init; }

    /// <summary><c>2024</c>.</summary>
    public required string Year { get; init; }

    /// <summary><c>31/12/2023</c>.</summary>
    public required string BaseDate { get; init; }

    /// <summary>All households on the base date, <c>29.694</c>.</summary>
    public required string TotalHouseholds { get; init; }

    /// <summary>Near-poor households on the base date, <c>57</c>.</summary>
    public required string NearPoor { get; init; }

    /// <summary><c>57/29.694</c>.</summary>
    public required string NearPoorFraction { get; init; }

    /// <summary><c>0,19%</c>.</summary>
    public required string NearPoorPercent { get; init; }

    /// <summary>Poor households on the base date as the plan counts them; 0 in 2024.</summary>
    public required int Poor { get; init; }
}

/// <summary>The city at the end of the period.</summary>
public sealed record CityFigures
{
    /// <summary>Households out since the base date, <c>12</c>.</summary>
    public required string Exited { get; init; }

    /// <summary>Persons in them.</summary>
    public required string ExitedPersons { get; init; }

    /// <summary><c>12/57</c>.</summary>
    public required string Fraction { get; init; }

    /// <summary><c>21,05%</c> of the near-poor households on the base date.</summary>
    public required string Percent { get; init; }

    /// <summary>Near-poor households at the end, <c>45</c>.</summary>
    public required string Remaining { get; init; }

    /// <summary>Persons in them.</summary>
    public required string RemainingPersons { get; init; }

    /// <summary>How far the remaining households differ from base less exits (households that came or left otherwise); 0 when they do not.</summary>
    public required int OtherChange { get; init; }

    /// <summary>That difference with its sign, <c>+2</c>.</summary>
    public required string OtherChangeText { get; init; }

    /// <summary>Why the numbers of persons are not whole: wards that have never reported count households by the plan and no person. Null when they are whole.</summary>
    public required string? PersonsNote { get; init; }

    /// <summary>From the base to the remaining households, household by household.</summary>
    public required LedgerFigures Ledger { get; init; }

    /// <summary>The cells behind the sums, by figure (<c>exited</c>, <c>exited_persons</c>, <c>remaining</c>, <c>remaining_persons</c>), in register order. Sums of movements are over the wards' own origins.</summary>
    [NotForTemplates]
    public required IReadOnlyDictionary<string, IReadOnlyList<OriginFigures>> Origins { get; init; }
}

/// <summary>One milestone of the plan.</summary>
public sealed record MilestoneFigures
{
    /// <summary><c>30/6/2024</c>.</summary>
    public required string Date { get; init; }

    /// <summary>Households that shall be out by then, <c>40</c>.</summary>
    public required string Exits { get; init; }

    /// <summary>Done of it, <c>12/40</c>.</summary>
    public required string Fraction { get; init; }

    /// <summary><c>30,00%</c> of the milestone.</summary>
    public required string Percent { get; init; }

    /// <summary>The milestone itself within the base, <c>40/57</c>.</summary>
    public required string OfBaseFraction { get; init; }

    /// <summary><c>70,18%</c> of the base.</summary>
    public required string OfBasePercent { get; init; }

    /// <summary>Households still to bring out, <c>28</c>.</summary>
    public required string Needed { get; init; }

    /// <summary>The same for conditions; 0 when the milestone is reached.</summary>
    public required int NeededCount { get; init; }

    /// <summary>Whole weeks from the end of the period to the milestone; 0 when it has come.</summary>
    public required int WeeksLeft { get; init; }

    /// <summary>Households per week to reach it, one decimal, rounded up; null when reached or when no week is left.</summary>
    public required string? NeededPerWeek { get; init; }
}
