package org.numberrefresh.function.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.carrier.Carrier;
import org.numberrefresh.fake.World;
import org.numberrefresh.usecase.demand.AskForApps;
import org.numberrefresh.usecase.statistics.MonthlyReport;

class ReportBodiesTest {

  private final World world = new World().withApps("chat");

  private MonthlyReport report() {
    world.registry().putCarrier(new Carrier(World.CARRIER, "East, Mobile", Optional.empty(), List.of(), List.of()));
    world.submit("k", 0, 30);
    world.run();
    new AskForApps(world.core()).name(World.CARRIER, "=Taxi");
    return MonthlyReport.of(world.core(), YearMonth.of(2026, 11));
  }

  @Test
  void the_csv_has_a_row_for_the_sum_each_app_each_carrier_and_each_demand() {
    assertEquals(
        """
        kind,id,name,numbers,pairs,answeredInTime,notInTime,UNDELIVERABLE,NO_RESPONSE,CANCELLED,FAILED,REFUSED,BLOCKED,CLEAR,appealsEnded,appealsUpheld,appealsRejected,appealsExpired,asks
        total,2026-11,,30,30,30,0,0,0,0,0,0,0,30,0,0,0,0,
        app,chat,App chat,30,30,30,0,0,0,0,0,0,0,30,0,0,0,0,
        carrier,east,"East, Mobile",30,30,30,0,0,0,0,0,0,0,30,0,0,0,0,
        demand,,'=Taxi,,,,,,,,,,,,,,,,1
        """
            .replace("\n", "\r\n"),
        ReportBodies.csv(report()));
  }

  @Test
  void the_json_tells_the_same() {
    String json = ReportBodies.json(report(), false).toString();
    assertEquals(
        "{\"month\":\"2026-11\",\"to\":\"2026-11-02\",\"complete\":false,\"numbers\":30,\"pairs\":30,\"answeredInTime\":30,\"notInTime\":0,\"outcomes\":{\"CLEAR\":30},\"appeals\":{\"ended\":0,\"upheld\":0,\"rejected\":0,\"expired\":0},\"apps\":[{\"app\":\"chat\",\"name\":\"App"
            + " chat\",",
        json.substring(0, json.indexOf("\"sector\"")));
  }
}
