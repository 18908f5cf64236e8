// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.internal.odesign;

import java.util.List;
import java.util.Objects;

/** Makes records of model operations. */
final class Operations {
	/** What is outside the subset has been reported and is left out. */
	List<Operation> all(List<Element> elements) {
		return elements.stream().map(this::one).filter(Objects::nonNull).toList();
	}

	private List<Operation> then(Element element) {
		return all(element.children("subModelOperations"));
	}

	private Operation one(Element element) {
		return switch (element.type().name()) {
			case "ChangeContext" -> new Operation.ChangeContext(element.expression("browseExpression"), then(element));
			case "CreateInstance" -> new Operation.CreateInstance(element.expression("typeName"), element.expression("referenceName"), element.text("variableName"), then(element));
			case "SetValue" -> new Operation.SetValue(element.expression("featureName"), element.expression("valueExpression"), then(element));
			case "Unset" -> new Operation.Unset(element.expression("featureName"), element.expression("elementExpression"), then(element));
			case "MoveElement" -> new Operation.MoveElement(element.expression("newContainerExpression"), element.expression("featureName"), then(element));
			case "RemoveElement" -> new Operation.RemoveElement(then(element));
			case "If" -> new Operation.If(element.expression("conditionExpression"), then(element));
			case "For" -> new Operation.For(element.expression("expression"), element.text("iteratorName"), then(element));
			case "Let" -> new Operation.Let(element.text("variableName"), element.expression("valueExpression"), then(element));
			case "Switch" -> new Operation.Switch(element.children("cases").stream().map(one -> new Operation.If(one.expression("conditionExpression"), then(one))).toList(),
					element.child("default").map(this::then).orElse(List.of()));
			case "ExternalJavaAction" -> external(element);
			default -> null;
		};
	}

	Operation.External external(Element element) {
		var parameters = element.children("parameters").stream().map(one -> new Operation.Parameter(one.text("name"), one.expression("value"))).toList();
		return new Operation.External(element.text("id"), parameters, then(element));
	}
}
