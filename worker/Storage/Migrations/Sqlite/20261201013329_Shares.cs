using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MongCai.Poverty.Etl.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Shares : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "modified_at",
                table: "files",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "scanned_before",
                table: "files",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "shares",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    mark = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    laid_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    scanned_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_shares", x => x.id);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "shares");

            migrationBuilder.DropColumn(
                name: "modified_at",
                table: "files");

            migrationBuilder.DropColumn(
                name: "scanned_before",
                table: "files");
        }
    }
}
