// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.results.TableRows.Query;
import dev.kirchhoff.results.TableRows.Sort;

/** Sorting, filtering and grouping of tables. */
class TableRowsTest {
	private static final DataTable TABLE = new DataTable(List.of(new DataTable.Numbers("point", "1", new double[] { 0, 1, 2, 3, 4 }),
			new DataTable.Texts("device/current", new String[] { "15 µA", "5 µA", "100 µA", "5 µA", "15 µA" }),
			new DataTable.Numbers("energy", "J", new double[] { 3e-12, 1e-12, Double.NaN, 2e-12, 1e-12 }),
			new DataTable.Texts("mapping", new String[] { "ideal", "Bias", "ideal", "offset", "bias" })));

	private static List<Integer> rows(TableRows rows) {
		return IntStream.range(0, rows.size()).mapToObj(rows::row).toList();
	}

	private static TableRows sorted(Sort... sorts) {
		return TableRows.of(TABLE).with(new Query(List.of(sorts), Map.of(), Optional.empty(), Set.of()));
	}

	private static TableRows filtered(int column, String text) {
		return TableRows.of(TABLE).with(new Query(List.of(), Map.of(column, text), Optional.empty(), Set.of()));
	}

	@Test
	void sortsNumbersWithNothingLast() {
		assertEquals(List.of(1, 4, 3, 0, 2), rows(sorted(new Sort(2, false))));
		assertEquals(List.of(0, 3, 1, 4, 2), rows(sorted(new Sort(2, true))));
	}

	@Test
	void sortsTextsThatAreNumbersBySizeAndOthersByName() {
		assertEquals(List.of(1, 3, 0, 4, 2), rows(sorted(new Sort(1, false))));
		assertEquals(List.of(1, 4, 0, 2, 3), rows(sorted(new Sort(3, false))));
	}

	@Test
	void aSecondColumnDecidesWhereTheFirstIsAlike() {
		assertEquals(List.of(1, 3, 4, 0, 2), rows(sorted(new Sort(1, false), new Sort(2, false))));
	}

	@Test
	void filtersInTheUnitShownOrWithOne() {
		assertEquals("energy [pJ]", TableRows.of(TABLE).heading(2));
		assertEquals(List.of(0), rows(filtered(2, ">2")));
		assertEquals(List.of(0, 3), rows(filtered(2, ">= 2000 fJ")));
		assertEquals(List.of(1, 3, 4), rows(filtered(2, "0.5..2")));
		assertEquals(List.of(0, 3), rows(filtered(2, "2..")));
		assertEquals(List.of(1, 4), rows(filtered(2, "1")));
		assertEquals(List.of(1, 4), rows(filtered(3, "bia")));
		assertEquals(List.of(0, 4), rows(filtered(1, "15")));
	}

	@Test
	void aFilterThatIsNoneIsSaid() {
		var error = assertThrows(KirchhoffException.class, () -> filtered(2, ">much"));
		assertTrue(error.getMessage().contains("energy"), error.getMessage());
	}

	@Test
	void groupsHaveCountAndMean() {
		var rows = TableRows.of(TABLE).with(new Query(List.of(), Map.of(), Optional.of(1), Set.of("15 µA")));
		assertEquals(List.of(-1, 1, 3, -2, -3, 2), rows(rows));
		assertEquals(2, rows.group(0).orElseThrow().count());
		assertEquals("1.5", rows.text(0, 2));
		assertEquals("2", rows.text(3, 2));
		assertEquals(5, rows.count());
	}

	@Test
	void csvHasWhatIsShownInUnitsOfTheData() throws Exception {
		var text = new StringBuilder();
		filtered(2, ">2").csv(text);
		assertEquals("point,device/current,energy,mapping\n0,15 µA,3.0E-12,ideal\n", text.toString());
	}

	@Test
	void aMillionRowsAreSortedAndFilteredInSaneTime() {
		var random = new Random(1);
		int rows = 1_000_000;
		var texts = new String[rows];
		for (int i = 0; i < rows; i++) {
			texts[i] = List.of("5 µA", "15 µA", "100 µA").get(i % 3);
		}
		var table = new DataTable(List.of(new DataTable.Texts("a", texts), new DataTable.Numbers("v", "1", random.doubles(rows).toArray())));
		var all = TableRows.of(table);
		long start = System.nanoTime();
		var sorted = all.with(new Query(List.of(new Sort(0, true), new Sort(1, false)), Map.of(1, "0.3..0.5"), Optional.empty(), Set.of()));
		double ms = (System.nanoTime() - start) / 1e6;
		System.out.printf("1,000,000 rows filtered and sorted by two columns: %.0f ms%n", ms);
		assertTrue(sorted.size() > 190_000 && sorted.size() < 210_000);
		double last = 0;
		for (int i = 0; i < 1000; i++) {
			assertEquals("100 µA", texts[sorted.row(i)]);
			double v = table.numbers("v").orElseThrow()[sorted.row(i)];
			assertTrue(v >= last);
			last = v;
		}
	}
}
