<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology">
<renderer-v2 type="RuleRenderer" symbollevels="0" forceraster="0" enableorderby="1">
<rules key="khyberatlas">
<rule key="khyberatlas-0" label="Known to a district or a province only" filter="&#34;geo_precision&#34; IN (&#39;district&#39;,&#39;province&#39;,&#39;country&#39;)">
<rule key="khyberatlas-0-0" label="Suicide bombing" filter="&#34;type&#34; IN (&#39;suicide_bombing&#39;)" symbol="0">
</rule>
<rule key="khyberatlas-0-1" label="IED" filter="&#34;type&#34; IN (&#39;ied&#39;)" symbol="1">
</rule>
<rule key="khyberatlas-0-2" label="Armed attack" filter="&#34;type&#34; IN (&#39;armed_attack&#39;)" symbol="2">
</rule>
<rule key="khyberatlas-0-3" label="Targeted killing" filter="&#34;type&#34; IN (&#39;targeted_killing&#39;)" symbol="3">
</rule>
<rule key="khyberatlas-0-4" label="Abduction" filter="&#34;type&#34; IN (&#39;abduction&#39;)" symbol="4">
</rule>
<rule key="khyberatlas-0-5" label="Security operation" filter="&#34;type&#34; IN (&#39;security_operation&#39;)" symbol="5">
</rule>
<rule key="khyberatlas-0-6" label="Air strike" filter="&#34;type&#34; IN (&#39;air_strike&#39;)" symbol="6">
</rule>
<rule key="khyberatlas-0-7" label="Drone strike" filter="&#34;type&#34; IN (&#39;drone_strike&#39;)" symbol="7">
</rule>
<rule key="khyberatlas-0-8" label="Shelling" filter="&#34;type&#34; IN (&#39;shelling&#39;)" symbol="8">
</rule>
<rule key="khyberatlas-0-9" label="Border clash" filter="&#34;type&#34; IN (&#39;border_clash&#39;)" symbol="9">
</rule>
<rule key="khyberatlas-0-10" label="Communal violence" filter="&#34;type&#34; IN (&#39;communal_violence&#39;)" symbol="10">
</rule>
<rule key="khyberatlas-0-11" label="Other" filter="&#34;type&#34; IN (&#39;other&#39;)" symbol="11">
</rule>
<rule key="khyberatlas-0-12" label="State-based violence" filter="&#34;type&#34; IN (&#39;state_based&#39;)" symbol="12">
</rule>
<rule key="khyberatlas-0-13" label="Violence between groups" filter="&#34;type&#34; IN (&#39;non_state&#39;)" symbol="13">
</rule>
<rule key="khyberatlas-0-14" label="Violence against civilians" filter="&#34;type&#34; IN (&#39;one_sided&#39;)" symbol="14">
</rule>
<rule key="khyberatlas-0-15" label="Kind not said" filter="&#34;type&#34; IN (&#39;not_coded&#39;)" symbol="15">
</rule>
</rule>
<rule key="khyberatlas-1" label="Known to a place" filter="&#34;geo_precision&#34; IN (&#39;site&#39;,&#39;town&#39;,&#39;tehsil&#39;)">
<rule key="khyberatlas-1-0" label="Suicide bombing" filter="&#34;type&#34; IN (&#39;suicide_bombing&#39;)" symbol="16">
</rule>
<rule key="khyberatlas-1-1" label="IED" filter="&#34;type&#34; IN (&#39;ied&#39;)" symbol="17">
</rule>
<rule key="khyberatlas-1-2" label="Armed attack" filter="&#34;type&#34; IN (&#39;armed_attack&#39;)" symbol="18">
</rule>
<rule key="khyberatlas-1-3" label="Targeted killing" filter="&#34;type&#34; IN (&#39;targeted_killing&#39;)" symbol="19">
</rule>
<rule key="khyberatlas-1-4" label="Abduction" filter="&#34;type&#34; IN (&#39;abduction&#39;)" symbol="20">
</rule>
<rule key="khyberatlas-1-5" label="Security operation" filter="&#34;type&#34; IN (&#39;security_operation&#39;)" symbol="21">
</rule>
<rule key="khyberatlas-1-6" label="Air strike" filter="&#34;type&#34; IN (&#39;air_strike&#39;)" symbol="22">
</rule>
<rule key="khyberatlas-1-7" label="Drone strike" filter="&#34;type&#34; IN (&#39;drone_strike&#39;)" symbol="23">
</rule>
<rule key="khyberatlas-1-8" label="Shelling" filter="&#34;type&#34; IN (&#39;shelling&#39;)" symbol="24">
</rule>
<rule key="khyberatlas-1-9" label="Border clash" filter="&#34;type&#34; IN (&#39;border_clash&#39;)" symbol="25">
</rule>
<rule key="khyberatlas-1-10" label="Communal violence" filter="&#34;type&#34; IN (&#39;communal_violence&#39;)" symbol="26">
</rule>
<rule key="khyberatlas-1-11" label="Other" filter="&#34;type&#34; IN (&#39;other&#39;)" symbol="27">
</rule>
<rule key="khyberatlas-1-12" label="State-based violence" filter="&#34;type&#34; IN (&#39;state_based&#39;)" symbol="28">
</rule>
<rule key="khyberatlas-1-13" label="Violence between groups" filter="&#34;type&#34; IN (&#39;non_state&#39;)" symbol="29">
</rule>
<rule key="khyberatlas-1-14" label="Violence against civilians" filter="&#34;type&#34; IN (&#39;one_sided&#39;)" symbol="30">
</rule>
<rule key="khyberatlas-1-15" label="Kind not said" filter="&#34;type&#34; IN (&#39;not_coded&#39;)" symbol="31">
</rule>
</rule>
</rules>
<symbols>
<symbol name="0" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
<layer class="SimpleMarker" enabled="1" locked="0" pass="0">
<prop k="name" v="circle"/>
<prop k="angle" v="0"/>
<prop k="color" v="159,16,35,0"/>
<prop k="outline_color" v="159,16,35,255"/>
<prop k="outline_style" v="solid"/>
<prop k="outline_width" v="0.8"/>
<prop k="outline_width_unit" v="MM"/>
<prop k="joinstyle" v="bevel"/>
<prop k="size" v="5"/>
<prop k="size_unit" v="MM"/>
<prop k="scale_method" v="diameter"/>
</layer>
</symbol>
<symbol name="1" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
<layer class="SimpleMarker" enabled="1" locked="0" pass="0">
<prop k="name" v="circle"/>
<prop k="angle" v="0"/>
<prop k="color" v="212,72,28,0"/>
<prop k="outline_color" v="212,72,28,255"/>
<prop k="outline_style" v="solid"/>
<prop k="outline_width" v="0.8"/>
<prop k="outline_width_unit" v="MM"/>
<prop k="joinstyle" v="bevel"/>
<prop k="size" v="5"/>
<prop k="size_unit" v="MM"/>
<prop k="scale_method" v="diameter"/>
</layer>
</symbol>
<symbol name="2" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
<layer class="SimpleMarker" enabled="1" locked="0" pass="0">
<prop k="name" v="circle"/>
<prop k="angle" v="0"/>
<prop k="color" v="168,98,3,0"/>
<prop k="outline_color" v="168,98,3,255"/>
<prop k="outline_style" v="solid"/>
<prop k="outline_width" v="0.8"/>
<prop k="outline_width_unit" v="MM"/>
<prop k="joinstyle" v="bevel"/>
<prop k="size" v="5"/>
<prop k="size_unit" v="MM"/>
<prop k="scale_method" v="diameter"/>
</layer>
</symbol>
<symbol name="3" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
<layer class="SimpleMarker" enabled="1" locked="0" pass="0">
<prop k="name" v="circle"/>
<prop k="angle" v="0"/>
<prop k="color" v="128,72,15,0"/>
<prop k="outline_color" v="128,72,15,255"/>
<prop k="outline_style" v="solid"/>
<prop k="outline_width" v="0.8"/>
<prop k="outline_width_unit" v="MM"/>
<prop k="joinstyle" v="bevel"/>
<prop k="size" v="5"/>
<prop k="size_unit" v="MM"/>
<prop k="scale_method" v="diameter"/>
</layer>
</symbol>
<symbol name="4" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
<layer class="SimpleMarker" enabled="1" locked="0" pass="0">
<prop k="name" v="circle"/>
<prop k="angle" v="0"/>
<prop k="color" v="138,117,0,0"/>
<prop k="outline_color" v="138,117,0,255"/>
<prop k="outline_style" v="solid"/>
<prop k="outline_width" v="0.8"/>
<prop k="outline_width_unit" v="MM"/>
<prop k="joinstyle" v="bevel"/>
<prop k="size" v="5"/>
<prop k="size_unit" v="MM"/>
<prop k="scale_method" v="diameter"/>
</layer>
</symbol>
<symbol name="5" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
<layer class="SimpleMarker" enabled="1" locked="0" pass="0">
<prop k="name" v="circle"/>
<prop k="angle" v="0"/>
<prop k="color" v="36,104,176,0"/>
<prop k="outline_color" v="36,104,176,255"/>
<prop k="outline_style" v="solid"/>
<prop k="outline_width" v="0.8"/>
<prop k="outline_width_unit" v="MM"/>
<prop k="joinstyle" v="bevel"/>
<prop k="size" v="5"/>
<prop k="size_unit" v="MM"/>
<prop k="scale_method" v="diameter"/>
</layer>
</symbol>
<symbol name="6" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
<layer class="SimpleMarker" enabled="1" locked="0" pass="0">
<prop k="name" v="circle"/>
<prop k="angle" v="0"/>
<prop k="color" v="95,49,150,0"/>
<prop k="outline_color" v="95,49,150,255"/>
<prop k="outline_style" v="solid"/>
<prop k="outline_width" v="0.8"/>
<prop k="outline_width_unit" v="MM"/>
<prop k="joinstyle" v="bevel"/>
<prop k="size" v="5"/>
<prop k="size_unit" v="MM"/>
<prop k="scale_method" v="diameter"/>
</layer>
</symbol>
<symbol name="7" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
<layer class="SimpleMarker" enabled="1" locked="0" pass="0">
<prop k="name" v="circle"/>
<prop k="angle" v="0"/>
<prop k="color" v="178,40,127,0"/>
<prop k="outline_color" v="178,40,127,255"/>
<prop k="outline_style" v="solid"/>
<prop k="outline_width" v="0.8"/>
<prop k="outline_width_unit" v="MM"/>
<prop k="joinstyle" v="bevel"/>
<prop k="size" v="5"/>
<prop k="size_unit" v="MM"/>
<prop k="scale_method" v="diameter"/>
</layer>
</symbol>
<symbol name="8" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
<layer class="SimpleMarker" enabled="1" locked="0" pass="0">
<prop k="name" v="circle"/>
<prop k="angle" v="0"/>
<prop k="color" v="126,98,184,0"/>
<prop k="outline_color" v="126,98,184,255"/>
<prop k="outline_style" v="solid"/>
<prop k="outline_width" v="0.8"/>
<prop k="outline_width_unit" v="MM"/>
<prop k="joinstyle" v="bevel"/>
<prop k="size" v="5"/>
<prop k="size_unit" v="MM"/>
<prop k="scale_method" v="diameter"/>
</layer>
</symbol>
<symbol name="9" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
<layer class="SimpleMarker" enabled="1" locked="0" pass="0">
<prop k="name" v="circle"/>
<prop k="angle" v="0"/>
<prop k="color" v="0,121,111,0"/>
<prop k="outline_color" v="0,121,111,255"/>
<prop k="outline_style" v="solid"/>
<prop k="outline_width" v="0.8"/>
<prop k="outline_width_unit" v="MM"/>
<prop k="joinstyle" v="bevel"/>
<prop k="size" v="5"/>
<prop k="size_unit" v="MM"/>
<prop k="scale_method" v="diameter"/>
</layer>
</symbol>
<symbol name="10" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
<layer class="SimpleMarker" enabled="1" locked="0" pass="0">
<prop k="name" v="circle"/>
<prop k="angle" v="0"/>
<prop k="color" v="75,127,30,0"/>
<prop k="outline_color" v="75,127,30,255"/>
<prop k="outline_style" v="solid"/>
<prop k="outline_width" v="0.8"/>
<prop k="outline_width_unit" v="MM"/>
<prop k="joinstyle" v="bevel"/>
<prop k="size" v="5"/>
<prop k="size_unit" v="MM"/>
<prop k="scale_method" v="diameter"/>
</layer>
</symbol>
<symbol name="11" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
<layer class="SimpleMarker" enabled="1" locked="0" pass="0">
<prop k="name" v="circle"/>
<prop k="angle" v="0"/>
<prop k="color" v="100,107,115,0"/>
<prop k="outline_color" v="100,107,115,255"/>
<prop k="outline_style" v="solid"/>
<prop k="outline_width" v="0.8"/>
<prop k="outline_width_unit" v="MM"/>
<prop k="joinstyle" v="bevel"/>
<prop k="size" v="5"/>
<prop k="size_unit" v="MM"/>
<prop k="scale_method" v="diameter"/>
</layer>
</symbol>
<symbol name="12" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
<layer class="SimpleMarker" enabled="1" locked="0" pass="0">
<prop k="name" v="circle"/>
<prop k="angle" v="0"/>
<prop k="color" v="63,85,112,0"/>
<prop k="outline_color" v="63,85,112,255"/>
<prop k="outline_style" v="solid"/>
<prop k="outline_width" v="0.8"/>
<prop k="outline_width_unit" v="MM"/>
<prop k="joinstyle" v="bevel"/>
<prop k="size" v="5"/>
<prop k="size_unit" v="MM"/>
<prop k="scale_method" v="diameter"/>
</layer>
</symbol>
<symbol name="13" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
<layer class="SimpleMarker" enabled="1" locked="0" pass="0">
<prop k="name" v="circle"/>
<prop k="angle" v="0"/>
<prop k="color" v="86,100,32,0"/>
<prop k="outline_color" v="86,100,32,255"/>
<prop k="outline_style" v="solid"/>
<prop k="outline_width" v="0.8"/>
<prop k="outline_width_unit" v="MM"/>
<prop k="joinstyle" v="bevel"/>
<prop k="size" v="5"/>
<prop k="size_unit" v="MM"/>
<prop k="scale_method" v="diameter"/>
</layer>
</symbol>
<symbol name="14" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
<layer class="SimpleMarker" enabled="1" locked="0" pass="0">
<prop k="name" v="circle"/>
<prop k="angle" v="0"/>
<prop k="color" v="163,52,95,0"/>
<prop k="outline_color" v="163,52,95,255"/>
<prop k="outline_style" v="solid"/>
<prop k="outline_width" v="0.8"/>
<prop k="outline_width_unit" v="MM"/>
<prop k="joinstyle" v="bevel"/>
<prop k="size" v="5"/>
<prop k="size_unit" v="MM"/>
<prop k="scale_method" v="diameter"/>
</layer>
</symbol>
<symbol name="15" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
<layer class="SimpleMarker" enabled="1" locked="0" pass="0">
<prop k="name" v="circle"/>
<prop k="angle" v="0"/>
<prop k="color" v="117,101,92,0"/>
<prop k="outline_color" v="117,101,92,255"/>
<prop k="outline_style" v="solid"/>
<prop k="outline_width" v="0.8"/>
<prop k="outline_width_unit" v="MM"/>
<prop k="joinstyle" v="bevel"/>
<prop k="size" v="5"/>
<prop k="size_unit" v="MM"/>
<prop k="scale_method" v="diameter"/>
</layer>
</symbol>
<symbol name="16" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
<layer class="SimpleMarker" enabled="1" locked="0" pass="0">
<prop k="name" v="star"/>
<prop k="angle" v="0"/>
<prop k="color" v="159,16,35,255"/>
<prop k="outline_color" v="255,255,255,255"/>
<prop k="outline_style" v="solid"/>
<prop k="outline_width" v="0.2"/>
<prop k="outline_width_unit" v="MM"/>
<prop k="joinstyle" v="bevel"/>
<prop k="size" v="3"/>
<prop k="size_unit" v="MM"/>
<prop k="scale_method" v="diameter"/>
<data_defined_properties>
<Option type="Map">
<Option name="name" type="QString" value=""/>
<Option name="properties" type="Map">
<Option name="fillColor" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="if(&#34;killed&#34; IS NULL, &#39;159,16,35,0&#39;, &#39;159,16,35,255&#39;)"/>
<Option name="type" type="int" value="3"/>
</Option>
<Option name="outlineColor" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="if(&#34;killed&#34; IS NULL, &#39;159,16,35,255&#39;, &#39;255,255,255,255&#39;)"/>
<Option name="type" type="int" value="3"/>
</Option>
<Option name="outlineWidth" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="if(&#34;killed&#34; IS NULL, 0.5, 0.2)"/>
<Option name="type" type="int" value="3"/>
</Option>
<Option name="size" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="CASE WHEN &#34;killed&#34; IS NULL THEN 2.55 WHEN &#34;killed&#34; &gt;= 30 THEN 6.9 WHEN &#34;killed&#34; &gt;= 10 THEN 5.1 WHEN &#34;killed&#34; &gt;= 3 THEN 3.75 WHEN &#34;killed&#34; &gt;= 1 THEN 2.85 WHEN &#34;killed&#34; &gt;= 0 THEN 2.1 END"/>
<Option name="type" type="int" value="3"/>
</Option>
</Option>
<Option name="type" type="QString" value="collection"/>
</Option>
</data_defined_properties>
</layer>
</symbol>
<symbol name="17" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
<layer class="SimpleMarker" enabled="1" locked="0" pass="0">
<prop k="name" v="diamond"/>
<prop k="angle" v="0"/>
<prop k="color" v="212,72,28,255"/>
<prop k="outline_color" v="255,255,255,255"/>
<prop k="outline_style" v="solid"/>
<prop k="outline_width" v="0.2"/>
<prop k="outline_width_unit" v="MM"/>
<prop k="joinstyle" v="bevel"/>
<prop k="size" v="3"/>
<prop k="size_unit" v="MM"/>
<prop k="scale_method" v="diameter"/>
<data_defined_properties>
<Option type="Map">
<Option name="name" type="QString" value=""/>
<Option name="properties" type="Map">
<Option name="fillColor" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="if(&#34;killed&#34; IS NULL, &#39;212,72,28,0&#39;, &#39;212,72,28,255&#39;)"/>
<Option name="type" type="int" value="3"/>
</Option>
<Option name="outlineColor" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="if(&#34;killed&#34; IS NULL, &#39;212,72,28,255&#39;, &#39;255,255,255,255&#39;)"/>
<Option name="type" type="int" value="3"/>
</Option>
<Option name="outlineWidth" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="if(&#34;killed&#34; IS NULL, 0.5, 0.2)"/>
<Option name="type" type="int" value="3"/>
</Option>
<Option name="size" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="CASE WHEN &#34;killed&#34; IS NULL THEN 2.55 WHEN &#34;killed&#34; &gt;= 30 THEN 6.9 WHEN &#34;killed&#34; &gt;= 10 THEN 5.1 WHEN &#34;killed&#34; &gt;= 3 THEN 3.75 WHEN &#34;killed&#34; &gt;= 1 THEN 2.85 WHEN &#34;killed&#34; &gt;= 0 THEN 2.1 END"/>
<Option name="type" type="int" value="3"/>
</Option>
</Option>
<Option name="type" type="QString" value="collection"/>
</Option>
</data_defined_properties>
</layer>
</symbol>
<symbol name="18" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
<layer class="SimpleMarker" enabled="1" locked="0" pass="0">
<prop k="name" v="circle"/>
<prop k="angle" v="0"/>
<prop k="color" v="168,98,3,255"/>
<prop k="outline_color" v="255,255,255,255"/>
<prop k="outline_style" v="solid"/>
<prop k="outline_width" v="0.2"/>
<prop k="outline_width_unit" v="MM"/>
<prop k="joinstyle" v="bevel"/>
<prop k="size" v="3"/>
<prop k="size_unit" v="MM"/>
<prop k="scale_method" v="diameter"/>
<data_defined_properties>
<Option type="Map">
<Option name="name" type="QString" value=""/>
<Option name="properties" type="Map">
<Option name="fillColor" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="if(&#34;killed&#34; IS NULL, &#39;168,98,3,0&#39;, &#39;168,98,3,255&#39;)"/>
<Option name="type" type="int" value="3"/>
</Option>
<Option name="outlineColor" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="if(&#34;killed&#34; IS NULL, &#39;168,98,3,255&#39;, &#39;255,255,255,255&#39;)"/>
<Option name="type" type="int" value="3"/>
</Option>
<Option name="outlineWidth" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="if(&#34;killed&#34; IS NULL, 0.5, 0.2)"/>
<Option name="type" type="int" value="3"/>
</Option>
<Option name="size" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="CASE WHEN &#34;killed&#34; IS NULL THEN 2.55 WHEN &#34;killed&#34; &gt;= 30 THEN 6.9 WHEN &#34;killed&#34; &gt;= 10 THEN 5.1 WHEN &#34;killed&#34; &gt;= 3 THEN 3.75 WHEN &#34;killed&#34; &gt;= 1 THEN 2.85 WHEN &#34;killed&#34; &gt;= 0 THEN 2.1 END"/>
<Option name="type" type="int" value="3"/>
</Option>
</Option>
<Option name="type" type="QString" value="collection"/>
</Option>
</data_defined_properties>
</layer>
</symbol>
<symbol name="19" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
<layer class="SimpleMarker" enabled="1" locked="0" pass="0">
<prop k="name" v="cross_fill"/>
<prop k="angle" v="0"/>
<prop k="color" v="128,72,15,255"/>
<prop k="outline_color" v="255,255,255,255"/>
<prop k="outline_style" v="solid"/>
<prop k="outline_width" v="0.2"/>
<prop k="outline_width_unit" v="MM"/>
<prop k="joinstyle" v="bevel"/>
<prop k="size" v="3"/>
<prop k="size_unit" v="MM"/>
<prop k="scale_method" v="diameter"/>
<data_defined_properties>
<Option type="Map">
<Option name="name" type="QString" value=""/>
<Option name="properties" type="Map">
<Option name="fillColor" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="if(&#34;killed&#34; IS NULL, &#39;128,72,15,0&#39;, &#39;128,72,15,255&#39;)"/>
<Option name="type" type="int" value="3"/>
</Option>
<Option name="outlineColor" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="if(&#34;killed&#34; IS NULL, &#39;128,72,15,255&#39;, &#39;255,255,255,255&#39;)"/>
<Option name="type" type="int" value="3"/>
</Option>
<Option name="outlineWidth" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="if(&#34;killed&#34; IS NULL, 0.5, 0.2)"/>
<Option name="type" type="int" value="3"/>
</Option>
<Option name="size" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="CASE WHEN &#34;killed&#34; IS NULL THEN 2.55 WHEN &#34;killed&#34; &gt;= 30 THEN 6.9 WHEN &#34;killed&#34; &gt;= 10 THEN 5.1 WHEN &#34;killed&#34; &gt;= 3 THEN 3.75 WHEN &#34;killed&#34; &gt;= 1 THEN 2.85 WHEN &#34;killed&#34; &gt;= 0 THEN 2.1 END"/>
<Option name="type" type="int" value="3"/>
</Option>
</Option>
<Option name="type" type="QString" value="collection"/>
</Option>
</data_defined_properties>
</layer>
</symbol>
<symbol name="20" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
<layer class="SimpleMarker" enabled="1" locked="0" pass="0">
<prop k="name" v="pentagon"/>
<prop k="angle" v="0"/>
<prop k="color" v="138,117,0,255"/>
<prop k="outline_color" v="255,255,255,255"/>
<prop k="outline_style" v="solid"/>
<prop k="outline_width" v="0.2"/>
<prop k="outline_width_unit" v="MM"/>
<prop k="joinstyle" v="bevel"/>
<prop k="size" v="3"/>
<prop k="size_unit" v="MM"/>
<prop k="scale_method" v="diameter"/>
<data_defined_properties>
<Option type="Map">
<Option name="name" type="QString" value=""/>
<Option name="properties" type="Map">
<Option name="fillColor" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="if(&#34;killed&#34; IS NULL, &#39;138,117,0,0&#39;, &#39;138,117,0,255&#39;)"/>
<Option name="type" type="int" value="3"/>
</Option>
<Option name="outlineColor" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="if(&#34;killed&#34; IS NULL, &#39;138,117,0,255&#39;, &#39;255,255,255,255&#39;)"/>
<Option name="type" type="int" value="3"/>
</Option>
<Option name="outlineWidth" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="if(&#34;killed&#34; IS NULL, 0.5, 0.2)"/>
<Option name="type" type="int" value="3"/>
</Option>
<Option name="size" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="CASE WHEN &#34;killed&#34; IS NULL THEN 2.55 WHEN &#34;killed&#34; &gt;= 30 THEN 6.9 WHEN &#34;killed&#34; &gt;= 10 THEN 5.1 WHEN &#34;killed&#34; &gt;= 3 THEN 3.75 WHEN &#34;killed&#34; &gt;= 1 THEN 2.85 WHEN &#34;killed&#34; &gt;= 0 THEN 2.1 END"/>
<Option name="type" type="int" value="3"/>
</Option>
</Option>
<Option name="type" type="QString" value="collection"/>
</Option>
</data_defined_properties>
</layer>
</symbol>
<symbol name="21" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
<layer class="SimpleMarker" enabled="1" locked="0" pass="0">
<prop k="name" v="square"/>
<prop k="angle" v="0"/>
<prop k="color" v="36,104,176,255"/>
<prop k="outline_color" v="255,255,255,255"/>
<prop k="outline_style" v="solid"/>
<prop k="outline_width" v="0.2"/>
<prop k="outline_width_unit" v="MM"/>
<prop k="joinstyle" v="bevel"/>
<prop k="size" v="3"/>
<prop k="size_unit" v="MM"/>
<prop k="scale_method" v="diameter"/>
<data_defined_properties>
<Option type="Map">
<Option name="name" type="QString" value=""/>
<Option name="properties" type="Map">
<Option name="fillColor" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="if(&#34;killed&#34; IS NULL, &#39;36,104,176,0&#39;, &#39;36,104,176,255&#39;)"/>
<Option name="type" type="int" value="3"/>
</Option>
<Option name="outlineColor" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="if(&#34;killed&#34; IS NULL, &#39;36,104,176,255&#39;, &#39;255,255,255,255&#39;)"/>
<Option name="type" type="int" value="3"/>
</Option>
<Option name="outlineWidth" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="if(&#34;killed&#34; IS NULL, 0.5, 0.2)"/>
<Option name="type" type="int" value="3"/>
</Option>
<Option name="size" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="CASE WHEN &#34;killed&#34; IS NULL THEN 2.55 WHEN &#34;killed&#34; &gt;= 30 THEN 6.9 WHEN &#34;killed&#34; &gt;= 10 THEN 5.1 WHEN &#34;killed&#34; &gt;= 3 THEN 3.75 WHEN &#34;killed&#34; &gt;= 1 THEN 2.85 WHEN &#34;killed&#34; &gt;= 0 THEN 2.1 END"/>
<Option name="type" type="int" value="3"/>
</Option>
</Option>
<Option name="type" type="QString" value="collection"/>
</Option>
</data_defined_properties>
</layer>
</symbol>
<symbol name="22" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
<layer class="SimpleMarker" enabled="1" locked="0" pass="0">
<prop k="name" v="equilateral_triangle"/>
<prop k="angle" v="180"/>
<prop k="color" v="95,49,150,255"/>
<prop k="outline_color" v="255,255,255,255"/>
<prop k="outline_style" v="solid"/>
<prop k="outline_width" v="0.2"/>
<prop k="outline_width_unit" v="MM"/>
<prop k="joinstyle" v="bevel"/>
<prop k="size" v="3"/>
<prop k="size_unit" v="MM"/>
<prop k="scale_method" v="diameter"/>
<data_defined_properties>
<Option type="Map">
<Option name="name" type="QString" value=""/>
<Option name="properties" type="Map">
<Option name="fillColor" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="if(&#34;killed&#34; IS NULL, &#39;95,49,150,0&#39;, &#39;95,49,150,255&#39;)"/>
<Option name="type" type="int" value="3"/>
</Option>
<Option name="outlineColor" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="if(&#34;killed&#34; IS NULL, &#39;95,49,150,255&#39;, &#39;255,255,255,255&#39;)"/>
<Option name="type" type="int" value="3"/>
</Option>
<Option name="outlineWidth" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="if(&#34;killed&#34; IS NULL, 0.5, 0.2)"/>
<Option name="type" type="int" value="3"/>
</Option>
<Option name="size" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="CASE WHEN &#34;killed&#34; IS NULL THEN 2.55 WHEN &#34;killed&#34; &gt;= 30 THEN 6.9 WHEN &#34;killed&#34; &gt;= 10 THEN 5.1 WHEN &#34;killed&#34; &gt;= 3 THEN 3.75 WHEN &#34;killed&#34; &gt;= 1 THEN 2.85 WHEN &#34;killed&#34; &gt;= 0 THEN 2.1 END"/>
<Option name="type" type="int" value="3"/>
</Option>
</Option>
<Option name="type" type="QString" value="collection"/>
</Option>
</data_defined_properties>
</layer>
</symbol>
<symbol name="23" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
<layer class="SimpleMarker" enabled="1" locked="0" pass="0">
<prop k="name" v="filled_arrowhead"/>
<prop k="angle" v="90"/>
<prop k="color" v="178,40,127,255"/>
<prop k="outline_color" v="255,255,255,255"/>
<prop k="outline_style" v="solid"/>
<prop k="outline_width" v="0.2"/>
<prop k="outline_width_unit" v="MM"/>
<prop k="joinstyle" v="bevel"/>
<prop k="size" v="3"/>
<prop k="size_unit" v="MM"/>
<prop k="scale_method" v="diameter"/>
<data_defined_properties>
<Option type="Map">
<Option name="name" type="QString" value=""/>
<Option name="properties" type="Map">
<Option name="fillColor" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="if(&#34;killed&#34; IS NULL, &#39;178,40,127,0&#39;, &#39;178,40,127,255&#39;)"/>
<Option name="type" type="int" value="3"/>
</Option>
<Option name="outlineColor" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="if(&#34;killed&#34; IS NULL, &#39;178,40,127,255&#39;, &#39;255,255,255,255&#39;)"/>
<Option name="type" type="int" value="3"/>
</Option>
<Option name="outlineWidth" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="if(&#34;killed&#34; IS NULL, 0.5, 0.2)"/>
<Option name="type" type="int" value="3"/>
</Option>
<Option name="size" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="CASE WHEN &#34;killed&#34; IS NULL THEN 2.55 WHEN &#34;killed&#34; &gt;= 30 THEN 6.9 WHEN &#34;killed&#34; &gt;= 10 THEN 5.1 WHEN &#34;killed&#34; &gt;= 3 THEN 3.75 WHEN &#34;killed&#34; &gt;= 1 THEN 2.85 WHEN &#34;killed&#34; &gt;= 0 THEN 2.1 END"/>
<Option name="type" type="int" value="3"/>
</Option>
</Option>
<Option name="type" type="QString" value="collection"/>
</Option>
</data_defined_properties>
</layer>
</symbol>
<symbol name="24" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
<layer class="SimpleMarker" enabled="1" locked="0" pass="0">
<prop k="name" v="equilateral_triangle"/>
<prop k="angle" v="0"/>
<prop k="color" v="126,98,184,255"/>
<prop k="outline_color" v="255,255,255,255"/>
<prop k="outline_style" v="solid"/>
<prop k="outline_width" v="0.2"/>
<prop k="outline_width_unit" v="MM"/>
<prop k="joinstyle" v="bevel"/>
<prop k="size" v="3"/>
<prop k="size_unit" v="MM"/>
<prop k="scale_method" v="diameter"/>
<data_defined_properties>
<Option type="Map">
<Option name="name" type="QString" value=""/>
<Option name="properties" type="Map">
<Option name="fillColor" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="if(&#34;killed&#34; IS NULL, &#39;126,98,184,0&#39;, &#39;126,98,184,255&#39;)"/>
<Option name="type" type="int" value="3"/>
</Option>
<Option name="outlineColor" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="if(&#34;killed&#34; IS NULL, &#39;126,98,184,255&#39;, &#39;255,255,255,255&#39;)"/>
<Option name="type" type="int" value="3"/>
</Option>
<Option name="outlineWidth" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="if(&#34;killed&#34; IS NULL, 0.5, 0.2)"/>
<Option name="type" type="int" value="3"/>
</Option>
<Option name="size" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="CASE WHEN &#34;killed&#34; IS NULL THEN 2.55 WHEN &#34;killed&#34; &gt;= 30 THEN 6.9 WHEN &#34;killed&#34; &gt;= 10 THEN 5.1 WHEN &#34;killed&#34; &gt;= 3 THEN 3.75 WHEN &#34;killed&#34; &gt;= 1 THEN 2.85 WHEN &#34;killed&#34; &gt;= 0 THEN 2.1 END"/>
<Option name="type" type="int" value="3"/>
</Option>
</Option>
<Option name="type" type="QString" value="collection"/>
</Option>
</data_defined_properties>
</layer>
</symbol>
<symbol name="25" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
<layer class="SimpleMarker" enabled="1" locked="0" pass="0">
<prop k="name" v="cross_fill"/>
<prop k="angle" v="45"/>
<prop k="color" v="0,121,111,255"/>
<prop k="outline_color" v="255,255,255,255"/>
<prop k="outline_style" v="solid"/>
<prop k="outline_width" v="0.2"/>
<prop k="outline_width_unit" v="MM"/>
<prop k="joinstyle" v="bevel"/>
<prop k="size" v="3"/>
<prop k="size_unit" v="MM"/>
<prop k="scale_method" v="diameter"/>
<data_defined_properties>
<Option type="Map">
<Option name="name" type="QString" value=""/>
<Option name="properties" type="Map">
<Option name="fillColor" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="if(&#34;killed&#34; IS NULL, &#39;0,121,111,0&#39;, &#39;0,121,111,255&#39;)"/>
<Option name="type" type="int" value="3"/>
</Option>
<Option name="outlineColor" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="if(&#34;killed&#34; IS NULL, &#39;0,121,111,255&#39;, &#39;255,255,255,255&#39;)"/>
<Option name="type" type="int" value="3"/>
</Option>
<Option name="outlineWidth" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="if(&#34;killed&#34; IS NULL, 0.5, 0.2)"/>
<Option name="type" type="int" value="3"/>
</Option>
<Option name="size" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="CASE WHEN &#34;killed&#34; IS NULL THEN 2.55 WHEN &#34;killed&#34; &gt;= 30 THEN 6.9 WHEN &#34;killed&#34; &gt;= 10 THEN 5.1 WHEN &#34;killed&#34; &gt;= 3 THEN 3.75 WHEN &#34;killed&#34; &gt;= 1 THEN 2.85 WHEN &#34;killed&#34; &gt;= 0 THEN 2.1 END"/>
<Option name="type" type="int" value="3"/>
</Option>
</Option>
<Option name="type" type="QString" value="collection"/>
</Option>
</data_defined_properties>
</layer>
</symbol>
<symbol name="26" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
<layer class="SimpleMarker" enabled="1" locked="0" pass="0">
<prop k="name" v="hexagon"/>
<prop k="angle" v="0"/>
<prop k="color" v="75,127,30,255"/>
<prop k="outline_color" v="255,255,255,255"/>
<prop k="outline_style" v="solid"/>
<prop k="outline_width" v="0.2"/>
<prop k="outline_width_unit" v="MM"/>
<prop k="joinstyle" v="bevel"/>
<prop k="size" v="3"/>
<prop k="size_unit" v="MM"/>
<prop k="scale_method" v="diameter"/>
<data_defined_properties>
<Option type="Map">
<Option name="name" type="QString" value=""/>
<Option name="properties" type="Map">
<Option name="fillColor" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="if(&#34;killed&#34; IS NULL, &#39;75,127,30,0&#39;, &#39;75,127,30,255&#39;)"/>
<Option name="type" type="int" value="3"/>
</Option>
<Option name="outlineColor" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="if(&#34;killed&#34; IS NULL, &#39;75,127,30,255&#39;, &#39;255,255,255,255&#39;)"/>
<Option name="type" type="int" value="3"/>
</Option>
<Option name="outlineWidth" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="if(&#34;killed&#34; IS NULL, 0.5, 0.2)"/>
<Option name="type" type="int" value="3"/>
</Option>
<Option name="size" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="CASE WHEN &#34;killed&#34; IS NULL THEN 2.55 WHEN &#34;killed&#34; &gt;= 30 THEN 6.9 WHEN &#34;killed&#34; &gt;= 10 THEN 5.1 WHEN &#34;killed&#34; &gt;= 3 THEN 3.75 WHEN &#34;killed&#34; &gt;= 1 THEN 2.85 WHEN &#34;killed&#34; &gt;= 0 THEN 2.1 END"/>
<Option name="type" type="int" value="3"/>
</Option>
</Option>
<Option name="type" type="QString" value="collection"/>
</Option>
</data_defined_properties>
</layer>
</symbol>
<symbol name="27" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
<layer class="SimpleMarker" enabled="1" locked="0" pass="0">
<prop k="name" v="asterisk_fill"/>
<prop k="angle" v="0"/>
<prop k="color" v="100,107,115,255"/>
<prop k="outline_color" v="255,255,255,255"/>
<prop k="outline_style" v="solid"/>
<prop k="outline_width" v="0.2"/>
<prop k="outline_width_unit" v="MM"/>
<prop k="joinstyle" v="bevel"/>
<prop k="size" v="3"/>
<prop k="size_unit" v="MM"/>
<prop k="scale_method" v="diameter"/>
<data_defined_properties>
<Option type="Map">
<Option name="name" type="QString" value=""/>
<Option name="properties" type="Map">
<Option name="fillColor" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="if(&#34;killed&#34; IS NULL, &#39;100,107,115,0&#39;, &#39;100,107,115,255&#39;)"/>
<Option name="type" type="int" value="3"/>
</Option>
<Option name="outlineColor" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="if(&#34;killed&#34; IS NULL, &#39;100,107,115,255&#39;, &#39;255,255,255,255&#39;)"/>
<Option name="type" type="int" value="3"/>
</Option>
<Option name="outlineWidth" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="if(&#34;killed&#34; IS NULL, 0.5, 0.2)"/>
<Option name="type" type="int" value="3"/>
</Option>
<Option name="size" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="CASE WHEN &#34;killed&#34; IS NULL THEN 2.55 WHEN &#34;killed&#34; &gt;= 30 THEN 6.9 WHEN &#34;killed&#34; &gt;= 10 THEN 5.1 WHEN &#34;killed&#34; &gt;= 3 THEN 3.75 WHEN &#34;killed&#34; &gt;= 1 THEN 2.85 WHEN &#34;killed&#34; &gt;= 0 THEN 2.1 END"/>
<Option name="type" type="int" value="3"/>
</Option>
</Option>
<Option name="type" type="QString" value="collection"/>
</Option>
</data_defined_properties>
</layer>
</symbol>
<symbol name="28" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
<layer class="SimpleMarker" enabled="1" locked="0" pass="0">
<prop k="name" v="semi_circle"/>
<prop k="angle" v="180"/>
<prop k="color" v="63,85,112,255"/>
<prop k="outline_color" v="255,255,255,255"/>
<prop k="outline_style" v="solid"/>
<prop k="outline_width" v="0.2"/>
<prop k="outline_width_unit" v="MM"/>
<prop k="joinstyle" v="bevel"/>
<prop k="size" v="3"/>
<prop k="size_unit" v="MM"/>
<prop k="scale_method" v="diameter"/>
<data_defined_properties>
<Option type="Map">
<Option name="name" type="QString" value=""/>
<Option name="properties" type="Map">
<Option name="fillColor" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="if(&#34;killed&#34; IS NULL, &#39;63,85,112,0&#39;, &#39;63,85,112,255&#39;)"/>
<Option name="type" type="int" value="3"/>
</Option>
<Option name="outlineColor" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="if(&#34;killed&#34; IS NULL, &#39;63,85,112,255&#39;, &#39;255,255,255,255&#39;)"/>
<Option name="type" type="int" value="3"/>
</Option>
<Option name="outlineWidth" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="if(&#34;killed&#34; IS NULL, 0.5, 0.2)"/>
<Option name="type" type="int" value="3"/>
</Option>
<Option name="size" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="CASE WHEN &#34;killed&#34; IS NULL THEN 2.55 WHEN &#34;killed&#34; &gt;= 30 THEN 6.9 WHEN &#34;killed&#34; &gt;= 10 THEN 5.1 WHEN &#34;killed&#34; &gt;= 3 THEN 3.75 WHEN &#34;killed&#34; &gt;= 1 THEN 2.85 WHEN &#34;killed&#34; &gt;= 0 THEN 2.1 END"/>
<Option name="type" type="int" value="3"/>
</Option>
</Option>
<Option name="type" type="QString" value="collection"/>
</Option>
</data_defined_properties>
</layer>
</symbol>
<symbol name="29" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
<layer class="SimpleMarker" enabled="1" locked="0" pass="0">
<prop k="name" v="quarter_circle"/>
<prop k="angle" v="0"/>
<prop k="color" v="86,100,32,255"/>
<prop k="outline_color" v="255,255,255,255"/>
<prop k="outline_style" v="solid"/>
<prop k="outline_width" v="0.2"/>
<prop k="outline_width_unit" v="MM"/>
<prop k="joinstyle" v="bevel"/>
<prop k="size" v="3"/>
<prop k="size_unit" v="MM"/>
<prop k="scale_method" v="diameter"/>
<data_defined_properties>
<Option type="Map">
<Option name="name" type="QString" value=""/>
<Option name="properties" type="Map">
<Option name="fillColor" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="if(&#34;killed&#34; IS NULL, &#39;86,100,32,0&#39;, &#39;86,100,32,255&#39;)"/>
<Option name="type" type="int" value="3"/>
</Option>
<Option name="outlineColor" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="if(&#34;killed&#34; IS NULL, &#39;86,100,32,255&#39;, &#39;255,255,255,255&#39;)"/>
<Option name="type" type="int" value="3"/>
</Option>
<Option name="outlineWidth" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="if(&#34;killed&#34; IS NULL, 0.5, 0.2)"/>
<Option name="type" type="int" value="3"/>
</Option>
<Option name="size" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="CASE WHEN &#34;killed&#34; IS NULL THEN 2.55 WHEN &#34;killed&#34; &gt;= 30 THEN 6.9 WHEN &#34;killed&#34; &gt;= 10 THEN 5.1 WHEN &#34;killed&#34; &gt;= 3 THEN 3.75 WHEN &#34;killed&#34; &gt;= 1 THEN 2.85 WHEN &#34;killed&#34; &gt;= 0 THEN 2.1 END"/>
<Option name="type" type="int" value="3"/>
</Option>
</Option>
<Option name="type" type="QString" value="collection"/>
</Option>
</data_defined_properties>
</layer>
</symbol>
<symbol name="30" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
<layer class="SimpleMarker" enabled="1" locked="0" pass="0">
<prop k="name" v="arrow"/>
<prop k="angle" v="90"/>
<prop k="color" v="163,52,95,255"/>
<prop k="outline_color" v="255,255,255,255"/>
<prop k="outline_style" v="solid"/>
<prop k="outline_width" v="0.2"/>
<prop k="outline_width_unit" v="MM"/>
<prop k="joinstyle" v="bevel"/>
<prop k="size" v="3"/>
<prop k="size_unit" v="MM"/>
<prop k="scale_method" v="diameter"/>
<data_defined_properties>
<Option type="Map">
<Option name="name" type="QString" value=""/>
<Option name="properties" type="Map">
<Option name="fillColor" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="if(&#34;killed&#34; IS NULL, &#39;163,52,95,0&#39;, &#39;163,52,95,255&#39;)"/>
<Option name="type" type="int" value="3"/>
</Option>
<Option name="outlineColor" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="if(&#34;killed&#34; IS NULL, &#39;163,52,95,255&#39;, &#39;255,255,255,255&#39;)"/>
<Option name="type" type="int" value="3"/>
</Option>
<Option name="outlineWidth" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="if(&#34;killed&#34; IS NULL, 0.5, 0.2)"/>
<Option name="type" type="int" value="3"/>
</Option>
<Option name="size" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="CASE WHEN &#34;killed&#34; IS NULL THEN 2.55 WHEN &#34;killed&#34; &gt;= 30 THEN 6.9 WHEN &#34;killed&#34; &gt;= 10 THEN 5.1 WHEN &#34;killed&#34; &gt;= 3 THEN 3.75 WHEN &#34;killed&#34; &gt;= 1 THEN 2.85 WHEN &#34;killed&#34; &gt;= 0 THEN 2.1 END"/>
<Option name="type" type="int" value="3"/>
</Option>
</Option>
<Option name="type" type="QString" value="collection"/>
</Option>
</data_defined_properties>
</layer>
</symbol>
<symbol name="31" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
<layer class="SimpleMarker" enabled="1" locked="0" pass="0">
<prop k="name" v="half_square"/>
<prop k="angle" v="0"/>
<prop k="color" v="117,101,92,255"/>
<prop k="outline_color" v="255,255,255,255"/>
<prop k="outline_style" v="solid"/>
<prop k="outline_width" v="0.2"/>
<prop k="outline_width_unit" v="MM"/>
<prop k="joinstyle" v="bevel"/>
<prop k="size" v="3"/>
<prop k="size_unit" v="MM"/>
<prop k="scale_method" v="diameter"/>
<data_defined_properties>
<Option type="Map">
<Option name="name" type="QString" value=""/>
<Option name="properties" type="Map">
<Option name="fillColor" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="if(&#34;killed&#34; IS NULL, &#39;117,101,92,0&#39;, &#39;117,101,92,255&#39;)"/>
<Option name="type" type="int" value="3"/>
</Option>
<Option name="outlineColor" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="if(&#34;killed&#34; IS NULL, &#39;117,101,92,255&#39;, &#39;255,255,255,255&#39;)"/>
<Option name="type" type="int" value="3"/>
</Option>
<Option name="outlineWidth" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="if(&#34;killed&#34; IS NULL, 0.5, 0.2)"/>
<Option name="type" type="int" value="3"/>
</Option>
<Option name="size" type="Map">
<Option name="active" type="bool" value="true"/>
<Option name="expression" type="QString" value="CASE WHEN &#34;killed&#34; IS NULL THEN 2.55 WHEN &#34;killed&#34; &gt;= 30 THEN 6.9 WHEN &#34;killed&#34; &gt;= 10 THEN 5.1 WHEN &#34;killed&#34; &gt;= 3 THEN 3.75 WHEN &#34;killed&#34; &gt;= 1 THEN 2.85 WHEN &#34;killed&#34; &gt;= 0 THEN 2.1 END"/>
<Option name="type" type="int" value="3"/>
</Option>
</Option>
<Option name="type" type="QString" value="collection"/>
</Option>
</data_defined_properties>
</layer>
</symbol>
</symbols>
<orderby>
<orderByClause asc="0" nullsFirst="0">&#34;killed&#34;</orderByClause>
</orderby>
</renderer-v2>
</qgis>
