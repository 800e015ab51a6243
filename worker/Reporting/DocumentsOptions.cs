using System.ComponentModel.DataAnnotations;

namespace MongCai.Poverty.Etl.Reporting;

/// <summary>Where documents go and how PDF is made.</summary>
public sealed class DocumentsOptions
{
    /// <summary>Section of the settings.</summary>
    public const string Section = "Documents";

    /// <summary>Folder for finished documents.</summary>
    /// <value>Default <c>var/documents</c>, below the working directory.</value>
    [Required]
    public string Folder { get; set; } = "var/documents";

    /// <summary>LibreOffice's program.</summary>
    /// <value>Default null: <c>soffice</c> or <c>libreoffice</c> on the path. A path that does not exist means that no PDF is made.</value>
    public string? Converter { get; set; }

    /// <summary>After how many seconds for each of its documents a conversion is killed.</summary>
    /// <value>Default 60; 5 to 600. The first run on a fresh machine may need 20.</value>
    [Range(5, 600)]
    public int TimeoutSeconds { get; set; } = 60;

    /// <summary>Font file for charts; must hold the Vietnamese letters.</summary>
    /// <value>Default null: Liberation Sans 2, Arimo, Arial or DejaVu Sans where the system keeps its fonts.</value>
    public string? ChartFont { get; set; }
}
