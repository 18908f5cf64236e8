// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.kirchhoff.diagram.Fault;
import dev.kirchhoff.diagram.Sketches;
import dev.kirchhoff.diagram.view.DiagramView.Direction;
import dev.kirchhoff.diagram.view.NodeStyle.Shape;

class ViewTextTest {
	@Test
	void everythingHasItsLine() {
		var array = "Tile:t/Array:a";
		var tile = Sketches.free("Tile:t", "tile \"t\"", Sketches.GREY, Sketches.DARK_GREY,
				List.of(Sketches.lattice(array, "a", 8, 16, 100, 60, List.of(Sketches.region(array + "/Region:r", "", Sketches.BLUE, Sketches.DARK_BLUE, 0, 2, 8, 4)))),
				Sketches.node("Tile:t/Adc:d", "6 bit", Sketches.outside(Shape.DOT, Sketches.BLUE, Sketches.DARK_BLUE, 10, 10, Side.SOUTH, Side.WEST)));
		var layer = Sketches.node("Layer:l", "hidden\n8 units", Sketches.style(Shape.ELLIPSE, Color.WHITE, Color.BLACK, -1, -1));
		var sketch = Sketches.view("mapping", Direction.RIGHT, List.of(layer, tile), List.of(Sketches.edge("Layer:l", array + "/Region:r", "2")));
		var view = new DiagramView(sketch.name(), sketch.title(), null, Color.WHITE, sketch.flow(), sketch.nodes(), sketch.edges(), List.of(new Fault("b/x.odesign", "//@a", "is wrong", "mend it")));
		assertEquals("""
				mapping "mapping of a sketch"  flow right 30px background #FFFFFF
				  Layer:l  ellipse #FFFFFF border #000000 1px arc 10  "hidden\\n8 units" 9pt #263238
				  Tile:t  rectangle #F5F7F9 border #78848E 1px arc 10  "tile \\"t\\"" 9pt bold #263238
				    port Adc:d  dot #DCE9F7 border #3A6EA5 1px 10x10 label-outside west|south  "6 bit" 9pt #263238
				    Array:a  lattice 8x16  rectangle #F5F7F9 border #78848E 1px arc 10 100x60  "a" 9pt #263238
				      Region:r  at 0,2 8x4  rectangle #DCE9F7 border #3A6EA5 1px
				  Connection: Layer:l -> Tile:t/Array:a/Region:r  manhattan #78848E 1px none>filled  "2" #78848E
				  fault: b/x.odesign://@a: is wrong: mend it
				""", ViewText.of(view));
	}
}
